import { expect, test } from 'vitest'
import type { Finding, Initiative, KeyResult } from '#src/core/model.ts'
import type { KnownWork, WorkReading } from '#src/core/work/work.ts'
import {
  aHistory,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  checkoutUnknown,
  codesOf,
  evaluateAt,
  NOW,
  type Past,
  written,
} from '#test/core/a-snapshot.ts'

function judge(
  initiative: Partial<Initiative>,
  given: {
    keyResults?: readonly KeyResult[]
    history?: Partial<Past>
    readings?: ReadonlyMap<string, WorkReading>
  } = {},
) {
  const evaluation = evaluateAt(NOW, {
    snapshot: aSnapshot({
      initiatives: [anInitiative(initiative)],
      ...(given.keyResults ? { keyResults: given.keyResults } : {}),
    }),
    history: aHistory(given.history),
    readings: given.readings ?? new Map(),
  })
  const findings = evaluation.findings.filter(({ database }) => database === 'initiatives')
  return { result: evaluation.initiatives[0]!, findings, remember: evaluation.remember }
}

test.each<[string, Partial<Initiative>, string]>([
  ['Status On track', {}, 'on_track'],
  ['Status At risk', { status: 'at_risk' }, 'at_risk'],
  ['Status Blocked', { status: 'blocked' }, 'blocked'],
  ['Status Done', { status: 'done' }, 'done'],
  ['Status Cancelled', { status: 'cancelled' }, 'unknown'],
  ['no Status', { status: null }, 'unknown'],
  ['a Blocker', { blocker: 'Legal has not signed' }, 'blocked'],
  ['a Blocker that says none', { blocker: 'None.' }, 'on_track'],
  ['a Blocker of dashes', { blocker: ' — ' }, 'on_track'],
  ['a Blocker that says n/a', { blocker: '- n/a -' }, 'on_track'],
  ['a Blocker of many spaces and a word', { blocker: `${' '.repeat(80_000)}x` }, 'blocked'],
  ['a Blocker of many stops and a word', { blocker: `${'.'.repeat(80_000)}x` }, 'blocked'],
  ['a Status that no rule knows', { status: 'invalid' }, 'unknown'],
  ['a Status that no rule knows and a Blocker', { status: 'invalid', blocker: 'Legal' }, 'blocked'],
  ['a Blocker of an initiative that is done', { status: 'done', blocker: 'Legal' }, 'done'],
  ['a timeline that ended', { timeline: { start: '2026-10-01', end: '2026-11-19' } }, 'off_track'],
  ['a timeline that ends today', { timeline: { start: '2026-10-01', end: '2026-11-20' } }, 'on_track'],
  [
    'a timeline that ended with Done',
    { status: 'done', timeline: { start: '2026-10-01', end: '2026-11-01' } },
    'done',
  ],
  ['a Needed by that passed', { neededBy: '2026-11-19' }, 'at_risk'],
  ['a Needed by of today', { neededBy: '2026-11-20' }, 'on_track'],
  [
    'Planned before its start',
    { status: 'planned', timeline: { start: '2026-12-01', end: '2026-12-31' } },
    'on_track',
  ],
  [
    'Planned after its start',
    { status: 'planned', timeline: { start: '2026-11-01', end: '2026-12-31' } },
    'at_risk',
  ],
  ['Planned without a timeline', { status: 'planned', timeline: null }, 'unknown'],
])('an initiative with %s', (_, initiative, health) => {
  expect(judge(initiative).result.health).toBe(health)
})

test('Why quotes a Status that no rule knows, and nothing says that it is empty', () => {
  const found: Finding = {
    code: 'unknown_option',
    level: 'mend',
    database: 'initiatives',
    pageId: 'i1',
    title: 'New checkout',
    property: 'Stage',
    message: 'Stage is "In progress", which no rule knows.',
    mend: 'Choose one of Planned, On track, At risk, Blocked, Done, Cancelled.',
  }
  const snapshot = aSnapshot({ initiatives: [anInitiative({ status: 'invalid' })] })
  const { initiatives, findings } = evaluateAt(NOW, { snapshot: { ...snapshot, findings: [found] } })

  expect(initiatives[0]?.why).toContain('Stage is "In progress", which no rule knows.')
  expect(findings).toEqual([found])
  expect(judge({ status: 'invalid' }).result.why).toContain('Status holds an option that no rule knows.')
})

test("a leader's own word for on track is shown as they typed it, and contradicts nobody", () => {
  const { result } = judge({ status: 'on_track', word: 'In progress' })
  expect(result).toMatchObject({
    health: 'on_track',
    why: expect.stringMatching(/^In progress by its Status\./),
  })
  expect(result.voices[0]).toMatchObject({ who: 'leader', words: 'In progress', status: null })
  expect(judge({ status: 'at_risk', word: 'Verzögert' }).result.voices[0]).toMatchObject({
    words: 'Verzögert',
    status: 'at_risk',
  })
  expect(judge({ status: 'planned', word: 'Geplant' }).result.voices.map(({ who }) => who)).toEqual(['rules'])
})

test('it is blocked since the day it was first seen so', () => {
  const since = '2026-11-15T08:00:00.000Z'
  const known = { sightings: [{ pageId: 'i1', what: 'blocked' as const, since }] }

  expect(judge({ status: 'blocked' }).result.blockedSince).toBe('2026-11-20')
  expect(judge({ status: 'blocked' }).remember.seen).toContainEqual({
    pageId: 'i1',
    what: 'blocked',
    since: NOW,
  })
  expect(judge({ status: 'blocked' }, { history: known }).result).toMatchObject({
    blockedSince: '2026-11-15',
    why: expect.stringContaining('Blocked since 15 Nov.'),
  })
  expect(judge({}, { history: known })).toMatchObject({
    result: { blockedSince: null },
    remember: { gone: [{ pageId: 'i1', what: 'blocked' }] },
  })
})

test('leader and rules speak of an initiative each with a day: first sight of the Status, and the date that decides', () => {
  const sightings = [{ pageId: 'i1', what: 'word_on_track' as const, since: '2026-11-04T08:00:00.000Z' }]
  const told = (given: Partial<Initiative>) => judge(given, { history: { sightings } }).result.voices

  expect(judge({ timeline: null }).remember.seen).toContainEqual({
    pageId: 'i1',
    what: 'word_on_track',
    since: NOW,
  })
  expect(told({ timeline: { start: '2026-10-01', end: '2026-11-15' } })).toMatchObject([
    { who: 'leader', words: 'On track', day: '2026-11-04' },
    { who: 'rules', words: 'Off track', day: '2026-11-16' },
  ])
  expect(told({ neededBy: '2026-11-18' })[1]).toMatchObject({ words: 'At risk', day: '2026-11-19' })
  expect(told({ status: 'planned' }).map(({ who }) => who)).toEqual(['rules'])
  expect(told({ status: 'planned', timeline: { start: '2026-11-10', end: '2026-12-31' } })).toMatchObject([
    { who: 'rules', words: 'At risk', day: '2026-11-11' },
  ])
})

test('a lost store does not make a block young: the day that Notion shows counts', () => {
  expect(judge({ status: 'blocked', shown: { blockedSince: '2026-11-12' } }).result.blockedSince).toBe(
    '2026-11-12',
  )
})

test('progress is the share done of the work in Source', () => {
  expect(judge({ source: CHECKOUT }, { readings: checkoutAt(0.62) }).result).toMatchObject({
    progress: 0.62,
    progressFrom: 'source',
    why: 'On track by its Status. Progress from Linear project Checkout: 62 % of 40 points.',
  })
})

test('without a Source progress comes from the scores of its key results, and Why says so', () => {
  const keyResults = [
    aKeyResult(),
    aKeyResult({ id: 'k2', current: 48 }),
    aKeyResult({ id: 'k3', current: null }),
  ]

  expect(judge({ keyResults: ['k1', 'k2', 'k3'] }, { keyResults }).result).toMatchObject({
    progress: expect.closeTo(0.6),
    progressFrom: 'key_results',
    why: expect.stringContaining('Progress is the mean score of its 2 key results, since Source is empty.'),
  })
})

test('a dropped key result lends no progress', () => {
  const keyResults = [aKeyResult({ state: 'dropped' })]

  expect(judge({}, { keyResults }).result).toMatchObject({ progress: null, progressFrom: null })
})

test('a Source that cannot be read is unknown, and scores do not stand in for it', () => {
  const { result, findings } = judge({ source: CHECKOUT }, { readings: checkoutUnknown() })

  expect(result).toMatchObject({ progress: null, progressFrom: null })
  expect(result.why).toContain('Progress unknown: Linear project Checkout was not found.')
  expect(findings).toMatchObject([{ code: 'not_found', property: 'Source', pageId: 'i1' }])
})

test('words in Source that hold no link are told', () => {
  expect(judge({ source: 'see the roadmap' }).findings).toMatchObject([
    { code: 'no_link', message: 'Source holds no link.' },
  ])
})

test('what is missing or has passed is told', () => {
  const { findings } = judge({
    owners: [],
    keyResults: [],
    status: null,
    timeline: { start: '2026-10-01', end: '2026-11-01' },
    neededBy: '2026-11-02',
  })

  expect(codesOf(findings)).toEqual([
    'no_dri',
    'orphan_work',
    'no_status',
    'timeline_over',
    'needed_by_passed',
  ])
})

test('a cell of an initiative that is done is put back like any other, and told', () => {
  const { findings } = judge(
    { status: 'done', shown: { why: 'Mine.' } },
    { history: { written: [written('i1', 'why', 'Done.')] } },
  )

  expect(findings).toMatchObject([{ code: 'service_cell_changed', property: 'Why' }])
})

test('an initiative that is done, cancelled or of an ended cycle is asked for nothing', () => {
  const nothing = { owners: [], timeline: null }

  expect(judge({ ...nothing, status: 'done', keyResults: [] }).findings).toEqual([])
  expect(judge({ ...nothing, status: 'cancelled', keyResults: [] }).findings).toEqual([])
  const { findings } = evaluateAt(NOW, {
    snapshot: aSnapshot({
      objectives: [anObjective({ cycle: '2026-Q3' })],
      initiatives: [anInitiative({ owners: [], status: null })],
    }),
  })
  expect(findings).toEqual([])
})

/** Nine points remain at 6.6 a week: done by 28 November, if it was touched on the 18th (worked out in the test of the forecast). */
const course = {
  createdAt: '2026-10-05T09:00:00.000Z',
  scope: [20, 30, 40, 40, 40, 40, 40],
  completed: [0, 4, 8, 14, 20, 28, 30],
  inProgress: [0, 2, 4, 4, 4, 4, 4],
}
const SEARCH = 'https://linear.app/acme/project/search-ba9876543210'

function works(...given: readonly Partial<KnownWork>[]): ReadonlyMap<string, WorkReading> {
  const [base] = checkoutAt(0.75).values()
  if (base?.kind !== 'known') throw new Error('no work')
  const lastActivity = '2026-11-18T10:00:00.000Z'
  return new Map(
    given.map((each): [string, WorkReading] => {
      const work = { ...base, course, lastActivity, ...each }
      return [work.url, work]
    }),
  )
}

const untilEnd = (end: string): Partial<Initiative> => ({
  source: CHECKOUT,
  timeline: { start: '2026-10-01', end },
})

test('the forecast of the linked project stands on the page with its band', () => {
  const { result } = judge(untilEnd('2026-12-31'), { readings: works({}) })

  expect(result).toMatchObject({
    health: 'on_track',
    forecast: { day: '2026-11-28', earliest: '2026-11-25', latest: '2026-12-04' },
    noForecast: null,
    velocity: 6.6,
    why: 'On track by its Status. Forecast 28 Nov (25 Nov to 4 Dec). Progress from Linear project Checkout: 75 % of 40 points.',
  })
})

test('a forecast after the end of Timeline is at risk, however far, and one on its last day is not', () => {
  const health = (end: string, given: Partial<Initiative> = {}) =>
    judge({ ...untilEnd(end), ...given }, { readings: works({}) }).result.health

  expect(health('2026-11-28')).toBe('on_track')
  expect(health('2026-11-27')).toBe('at_risk')
  expect(health('2026-11-21')).toBe('at_risk')
  expect(health('2026-11-19')).toBe('off_track')
  expect(health('2026-11-21', { status: 'blocked' })).toBe('blocked')
  expect(health('2026-11-21', { status: 'done' })).toBe('done')
  expect(health('2026-11-21', { timeline: null })).toBe('on_track')
  expect(judge(untilEnd('2026-11-27'), { readings: works({}) })).toMatchObject({
    result: {
      why: expect.stringMatching(
        /^Forecast 28 Nov \(25 Nov to 4 Dec\), after the end of Timeline on 27 Nov\./,
      ),
      voices: [{ who: 'leader' }, { who: 'rules', words: 'At risk', day: '2026-11-20' }],
    },
    remember: {
      seen: expect.arrayContaining([{ pageId: 'i1', what: 'late_2026-11-27', since: NOW }]),
    },
  })
})

test('a late forecast that is lost stays late until the end of Timeline is moved', () => {
  const sightings = [{ pageId: 'i1', what: 'late_2026-11-27' as const, since: '2026-11-12T08:00:00.000Z' }]
  const history = { sightings }
  const stalled = works({ course: { ...course, completed: [0, 28, 28, 28, 28, 28, 28] } })

  expect(judge(untilEnd('2026-11-27'), { history, readings: stalled }).result).toMatchObject({
    health: 'at_risk',
    forecast: null,
    noForecast: { reason: 'nothing_completed' },
    why: expect.stringMatching(
      /^The last forecast was after the end of Timeline on 27 Nov\. No forecast: nothing was completed in the 4 weeks up to 15 Nov\./,
    ),
  })
  expect(judge(untilEnd('2026-11-27'), { history }).result.health).toBe('at_risk')
  const moved = judge(untilEnd('2026-12-15'), { history, readings: stalled })
  expect(moved.result.health).toBe('on_track')
  expect(moved.remember.gone).toContainEqual({ pageId: 'i1', what: 'late_2026-11-27' })
  expect(judge(untilEnd('2026-11-27'), { readings: stalled }).result.health).toBe('on_track')
})

test('of several works the last decides, their paces add up, and what is done or has no end has no part', () => {
  const repository = { url: 'https://github.com/acme/shop', share: null, scope: 0 }
  const later = { url: SEARCH, course: { ...course, scope: course.scope.map((points) => points + 6.6) } }
  const source = `${CHECKOUT} ${SEARCH} ${repository.url}`
  const told = (...given: readonly Partial<KnownWork>[]) =>
    judge({ source }, { readings: works({}, repository, ...given) }).result

  expect(told({ url: SEARCH, share: 1 })).toMatchObject({ forecast: { day: '2026-11-28' }, velocity: 6.6 })
  // 15.6 remain at 6.6 a week: 16.55 days from 18 November.
  expect(told(later)).toMatchObject({ forecast: { day: '2026-12-05' }, velocity: 13.2 })
  expect(told({ url: SEARCH, course: { ...course, scope: [] } })).toMatchObject({
    forecast: null,
    velocity: null,
    noForecast: { reason: 'no_course' },
  })
  expect(told()).toMatchObject({ forecast: null, noForecast: { reason: 'unread' } })
  expect(judge({ source: CHECKOUT }, { readings: works({ share: 1 }) }).result.noForecast?.reason).toBe(
    'over',
  )
  expect(judge({}).result.noForecast?.reason).toBe('no_work')
})

test('each milestone of a project counts by itself, unless the project is linked too', () => {
  const [first, second] = ['a', 'b'].map(
    (last) => `${CHECKOUT}#milestone-6f1c1b1e-0000-4000-8000-00000000000${last}`,
  )
  const readings = works({}, { url: first!, share: 1 }, { url: second!, course: { ...course, scope: [] } })
  const told = (...urls: string[]) => judge({ source: urls.join(' ') }, { readings }).result

  expect(told(first!, second!).noForecast?.reason).toBe('no_course')
  expect(told(second!, first!).noForecast?.reason).toBe('no_course')
  expect(told(first!).noForecast?.reason).toBe('over')
  expect(told(first!, CHECKOUT, second!)).toMatchObject({ forecast: { day: '2026-11-28' }, velocity: 6.6 })
})

test('while its source fails the last forecast stands, but not of an initiative that is done or cancelled', () => {
  const detail = 'Linear is down.'
  const readings = new Map([
    [CHECKOUT, { kind: 'unknown', url: CHECKOUT, reason: 'source_failed', detail } as const],
  ])
  const what = 'forecast_2026-11-25_2026-11-28_2026-12-04'
  const history = { sightings: [{ pageId: 'i1', what, since: '2026-11-12T08:00:00.000Z' } as const] }
  const told = (status: Initiative['status']) =>
    judge({ ...untilEnd('2026-11-27'), status }, { readings, history })

  expect(told('on_track').result).toMatchObject({
    forecast: { earliest: '2026-11-25', day: '2026-11-28', latest: '2026-12-04' },
    noForecast: null,
  })
  for (const status of ['done', 'cancelled'] as const) {
    const { result, remember } = told(status)
    expect(result).toMatchObject({ forecast: null, noForecast: { reason: 'over' } })
    expect(result.why).not.toContain('orecast')
    expect(remember.gone).toContainEqual({ pageId: 'i1', what })
  }
})

test('a Source of work without an end leaves progress to the key results', () => {
  const readings = works({ url: 'https://github.com/acme/shop', share: null, scope: 0 })

  expect(judge({ source: 'https://github.com/acme/shop' }, { readings }).result).toMatchObject({
    progress: 0.4,
    progressFrom: 'key_results',
    why: expect.stringContaining('since no work in Source has an end.'),
  })
})

test('while its source fails progress is the one that was written last, with the day on which it fell silent', () => {
  const reading = {
    kind: 'unknown',
    url: CHECKOUT,
    reason: 'source_failed',
    detail: 'Linear is down.',
  } as const
  const readings = new Map([[CHECKOUT, reading]])
  const sightings = [{ pageId: 'i1', what: 'source_failed' as const, since: '2026-11-12T08:00:00.000Z' }]

  const { result, findings } = judge(
    { source: CHECKOUT },
    { readings, history: { sightings, written: [written('i1', 'progress', 0.62)] } },
  )
  expect(result).toMatchObject({
    progress: 0.62,
    progressFrom: 'source',
    health: 'on_track',
    why: 'On track by its Status. Linear has not answered since 12 Nov; progress is what it told last.',
  })
  expect(findings).toEqual([])
  expect(judge({ source: CHECKOUT, shown: { progress: 0.6 } }, { readings }).result.progress).toBe(0.6)
  const first = judge({ source: CHECKOUT }, { readings })
  expect(first.result).toMatchObject({ progress: null, progressFrom: null })
  expect(first.result.why).toContain('since 20 Nov, and no progress is known yet.')
})

test('what a person typed in Linear is told with its day', () => {
  const health = { status: 'at_risk', at: '2026-11-05T10:00:00.000Z' } as const
  const why = (...given: readonly Partial<KnownWork>[]) =>
    judge({ source: `${CHECKOUT} ${SEARCH}` }, { readings: works(...given) }).result.why

  expect(why({ health }, { url: SEARCH })).toContain('Linear says At risk, as of 5 Nov.')
  expect(why({ health }, { url: SEARCH, title: 'Search', health })).toContain(
    'Linear says At risk of "Search", as of 5 Nov.',
  )
})

test('within a week of the project the clock alone changes no word of Why', () => {
  const readings = works({ lastActivity: '2026-11-16T10:00:00.000Z' })
  const snapshot = aSnapshot({ initiatives: [anInitiative(untilEnd('2026-11-25'))] })
  const whyOn = (day: number) =>
    evaluateAt(`2026-11-${day}T12:00:00.000Z`, { snapshot, readings }).initiatives[0]?.why
  const [monday, ...others] = [16, 17, 18, 19, 20, 21, 22].map(whyOn)

  expect(monday).toMatch(/^Forecast 26 Nov \(23 Nov to 2 Dec\), after the end of Timeline on 25 Nov\./)
  for (const why of others) expect(why).toBe(monday)
})
