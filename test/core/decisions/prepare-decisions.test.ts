import fc from 'fast-check'
import { expect, test } from 'vitest'
import { preparedKey, preparedMark } from '#src/core/decisions/prepared-mark.ts'
import type { Decision, Initiative, Snapshot } from '#src/core/model.ts'
import { whatIfPage } from '#src/core/whatif/what-if-page.ts'
import {
  aDecision,
  ada,
  type aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  codesOf,
  NOW,
} from '#test/core/a-snapshot.ts'
import { anEpisode, aRedKeyResult, asked, askedMaterial, checkInsOf } from './an-ask.ts'

const bob = { id: 'bob', name: 'Bob Ray', email: null }
const BLOCKED = '2026-11-12T09:00:00.000Z'
const KEY = 'k1-2026-11-20'

/** A row that the service added in the episode of k1. */
const prepared = (given: Partial<Decision> = {}, key = KEY) =>
  aDecision({
    raised: '2026-11-20',
    keyResults: ['k1'],
    shown: { prepared: preparedMark('2026-11-20', 'off track since 20 Nov', key) },
    ...given,
  })

const keysWith = (decisions: readonly Decision[], given: Partial<Snapshot> = {}) =>
  asked(askedMaterial({ snapshot: { ...given, decisions } })).due.map(({ key }) => key)

/** One key result that is on track, which a blocked initiative serves. */
function blockedMaterial(given: Partial<Initiative> = {}, now = NOW, snapshot: Partial<Snapshot> = {}) {
  return askedMaterial({
    now,
    snapshot: {
      keyResults: [aRedKeyResult({ current: 30 })],
      initiatives: [
        anInitiative({ status: 'blocked', blocker: 'Legal sign-off', waitingOn: [bob], ...given }),
      ],
      ...snapshot,
    },
    history: {
      checkIns: checkInsOf('k1'),
      sightings: [{ pageId: 'i1', what: 'blocked', since: BLOCKED }],
    },
  })
}
const blockedEpisode = anEpisode({ id: 'i1-2026-11-12', pageId: 'i1', cause: 'blocked', openedAt: BLOCKED })

test('a key result that turned off track gets one row with its numbers, options and chances', () => {
  const material = askedMaterial()
  const { due, waiting, findings } = asked(material)

  expect(waiting).toEqual([])
  expect(findings).toEqual([])
  expect(due).toEqual([
    {
      key: KEY,
      pageId: 'k1',
      title: 'Sixty customers is off track: what do we do?',
      raised: '2026-11-20',
      context:
        '12 of 60 customers on 19 Nov, the plan for the 70 % mark was 22. Chance of reaching it: 39 %. 3 check-ins since 15 Oct. Off track since 20 Nov; ends on 31 Dec. Each chance is of reaching 70 % of the way (42 as it stands).',
      options: [
        'A. Scope: Target 27 instead of 60 customers, chance 72 %. Gives up 55 % of the way.',
        'B. Time: End 2027-04-17 instead of 2026-12-31, chance 70 %. 107 days more.',
        'C. People: 5 customers a week needed, 1.7 so far, 6 weeks left; no chance can be told.',
        'D. Accept: expected to end at 61 % of the way, at 36: a miss; its objective is then Off track.',
      ].join('\n'),
      recommendation:
        'C, People: it takes 1.07 times the planned pace from here, which it has not had so far; with help the goal can stay.',
      ifNoResponse:
        'Nothing changes by itself, and the escalation goes on. Expected to end at 61 % of the way, at 36: a miss.',
      owners: [{ id: 'lea', name: 'Lea Wolf', email: 'lea@example.com' }],
      decideBy: '2026-11-27',
      reviewDate: '2026-12-25',
      keyResults: ['k1'],
      initiatives: [],
      prepared: 'Added by okr-sync on 20 Nov: off track since 20 Nov. Ref k1-2026-11-20',
    },
  ])
})

test('nothing is asked while POLICY does not say so, or the decisions are not live', () => {
  const nothing = { due: [], waiting: [], findings: [] }
  expect(asked(askedMaterial(), { policy: { ask: false } })).toEqual(nothing)
  const databases = aSnapshot().databases.map((each) => ({
    ...each,
    owned: ['prepared'] as const,
    madeByInit: each.kind !== 'decisions',
  }))
  expect(asked(askedMaterial({ snapshot: { databases } }))).toEqual(nothing)
})

test('without a decision log, or a column Prepared of the service, a finding says so once and no row is added', () => {
  const { databases } = aSnapshot()
  const without = asked(
    askedMaterial({ snapshot: { databases: databases.filter(({ kind }) => kind !== 'decisions') } }),
  )
  expect(without.due).toEqual([])
  expect(codesOf(without.findings)).toEqual(['no_decision_log'])

  const bare = asked(askedMaterial({ snapshot: { databases } }))
  expect(bare.due).toEqual([])
  expect(bare.findings).toMatchObject([
    { code: 'no_prepared_column', mend: expect.stringContaining('okr-sync init,') },
  ])
})

test('an open decision, from either side, or one raised or made since it turned, is enough', () => {
  const old = { raised: '2026-10-02', keyResults: ['k1'] }
  expect(keysWith([aDecision(old)])).toEqual([])
  expect(keysWith([aDecision()], { keyResults: [aRedKeyResult({ decisions: ['d1'] })] })).toEqual([])
  expect(keysWith([aDecision({ ...old, status: 'decided', date: '2026-11-20' })])).toEqual([])
  expect(keysWith([aDecision({ ...old, status: 'decided', date: '2026-10-05' })])).toEqual([KEY])
  expect(keysWith([aDecision({ raised: '2026-10-02' })])).toEqual([KEY])
})

test('once in an episode: another one may be asked for only after the last was reversed and nothing took its place', () => {
  const made = { status: 'decided', date: '2026-11-20' } as const
  const reversed = prepared({ ...made, status: 'reversed' })
  expect(keysWith([prepared(made)])).toEqual([])
  expect(keysWith([reversed])).toEqual([`${KEY}-2`])
  expect(keysWith([reversed, aDecision({ id: 'd2', supersedes: ['d1'] })])).toEqual([])
  expect(keysWith([reversed, prepared({ ...made, id: 'd2' }, `${KEY}-2`)])).toEqual([])
  expect(keysWith([reversed, prepared({ ...made, status: 'reversed', id: 'd2' }, `${KEY}-2`)])).toEqual([
    `${KEY}-3`,
  ])
})

test.for(['planned', 'created'] as const)('a row that is gone is not asked for again: %s', (state) => {
  const material = askedMaterial({
    history: {
      checkIns: checkInsOf('k1'),
      prepared: [{ key: KEY, pageId: 'k1', state, decisionId: state === 'planned' ? null : 'gone', at: NOW }],
    },
  })
  expect(asked(material).due).toEqual([])
})

test('what is not off track now, has ended, or has not begun is not asked about', () => {
  const dueOf = (keyResult: ReturnType<typeof aKeyResult>, now = NOW) =>
    asked(askedMaterial({ now, snapshot: { keyResults: [keyResult] } })).due
  expect(dueOf(aRedKeyResult({ current: 30 }))).toEqual([])
  expect(dueOf(aRedKeyResult({ state: 'dropped' }))).toEqual([])
  expect(dueOf(aRedKeyResult(), '2027-01-04T09:00:00.000Z')).toEqual([])
  const early = { override: 'off_track', overrideUntil: '2026-11-30' } as const
  expect(dueOf(aRedKeyResult({ ...early, period: { start: '2026-11-25', end: '2026-12-31' } }))).toEqual([])
  const { due } = asked(askedMaterial(), { episodes: [anEpisode({ cause: 'at_risk' })] })
  expect(due).toEqual([])
})

test('nothing is asked while it is not known how decisions are linked, or whether it is red', () => {
  const losing = (kind: 'decisions' | 'keyResults', field: string) =>
    asked(
      askedMaterial({
        snapshot: {
          decisions: [aDecision()],
          databases: aSnapshot().databases.map((each) => ({
            ...each,
            owned: ['prepared'] as const,
            lost: each.kind === kind ? [{ field, property: field }] : [],
          })),
        },
      }),
    ).due
  expect(losing('decisions', 'keyResults')).toEqual([])
  expect(losing('decisions', 'status')).toEqual([])
  expect(losing('keyResults', 'current')).toEqual([])
  expect(losing('decisions', 'outcome')).toHaveLength(1)

  const material = askedMaterial()
  const outage = { systems: ['linear'] as const, since: '2026-11-19', isLong: false, isHeld: true }
  const keyResults = material.evaluation.keyResults.map((each) => ({ ...each, outage }))
  expect(asked({ ...material, evaluation: { ...material.evaluation, keyResults } }).due).toEqual([])
})

test('a key result of which nothing can be told gets no row, and a finding unless its row accepts it', () => {
  const untold = { current: 30, override: 'off_track', overrideUntil: '2026-11-30', target: null } as const
  const { due, findings } = asked(askedMaterial({ snapshot: { keyResults: [aRedKeyResult(untold)] } }))
  expect(due).toEqual([])
  expect(findings).toMatchObject([
    { code: 'no_decision_prepared', pageId: 'k1', message: expect.stringContaining('Target is empty') },
  ])
  const accepted = aRedKeyResult({ ...untold, acceptedFindings: ['No decision prepared'] })
  expect(asked(askedMaterial({ snapshot: { keyResults: [accepted] } })).findings).toEqual([])
})

test('what a person calls off track against the numbers is asked about, and nothing is recommended', () => {
  const said = aRedKeyResult({ current: 30, override: 'off_track', overrideUntil: '2026-11-30' })
  const [ask] = asked(askedMaterial({ snapshot: { keyResults: [said] } })).due
  expect(ask?.options).not.toContain('Scope')
  expect(ask?.recommendation).toBe(
    'No option is recommended: by the numbers it is On track, and a person set Off track; what the numbers miss is to be said first.',
  )
})

test.for([
  ['People', { current: 30 }, '2026-11-20'],
  ['Scope', { current: 41 }, '2026-12-08'],
  ['Accept', { current: 21 }, '2026-11-20'],
] as const)('the recommendation names one option with its reason: %s', ([name, given, day]) => {
  const keyResults = [aRedKeyResult({ ...given, ambition: 'committed', lastCheckIn: day })]
  const [ask] = asked(askedMaterial({ snapshot: { keyResults }, now: `${day}T09:00:00.000Z` })).due
  const [letter] = ask?.options.split('\n').find((line) => line.includes(`${name}:`)) ?? ''
  expect(ask?.recommendation).toMatch(new RegExp(`^${letter}, ${name}\\b.*\\d`))
})

test('one check-in or an old value carries no recommendation', () => {
  const one = asked(askedMaterial({ history: { checkIns: [] } })).due
  expect(one[0]?.recommendation).toMatch(/^No option is recommended: with one check-in/)
  const old = aRedKeyResult({ current: 9, ambition: 'committed', lastCheckIn: '2026-11-02' })
  const [ask] = asked(askedMaterial({ snapshot: { keyResults: [old] }, now: '2026-11-25T09:00:00.000Z' })).due
  expect(ask?.recommendation).toBe(
    'No option is recommended: its last value is of 2 Nov; a newer one is to be recorded first.',
  )
})

test('in the last third it is to be decided in two working days, and never after the period', () => {
  const dueAt = (day: string, mail = {}) => {
    const keyResults = [aRedKeyResult({ lastCheckIn: day })]
    return asked(askedMaterial({ snapshot: { keyResults }, now: `${day}T09:00:00.000Z` }), { mail }).due[0]
  }
  // A Thursday.
  expect(dueAt('2026-12-10')).toMatchObject({ decideBy: '2026-12-14', reviewDate: '2027-01-11' })
  expect(dueAt('2026-12-10', { holidays: ['2026-12-11'] })?.decideBy).toBe('2026-12-15')
  expect(dueAt('2026-12-30')).toMatchObject({ decideBy: '2026-12-31', reviewDate: '2027-01-28' })
})

test('the lead decides, else the only owner, else nobody and a finding says so', () => {
  const ownersOf = (objective: readonly (typeof ada)[], owners: readonly (typeof ada)[]) =>
    asked(
      askedMaterial({
        snapshot: {
          objectives: [anObjective({ owners: objective })],
          keyResults: [aRedKeyResult({ owners })],
        },
      }),
    )
  expect(ownersOf([ada], [ada]).due[0]?.owners).toEqual([ada])
  expect(ownersOf([ada, { ...bob, email: 'b@example.com' }], [ada]).due[0]?.owners).toMatchObject([
    { id: 'bob' },
  ])
  const nobody = ownersOf([], [])
  expect(nobody.due[0]?.owners).toEqual([])
  expect(nobody.findings).toMatchObject([
    { code: 'no_lead', property: 'Owner', message: expect.stringContaining('its Owner is empty') },
  ])
})

test('a blocked initiative asks on the working day on which those above hear, about the key results that it serves', () => {
  const at = (now: string) => asked(blockedMaterial({}, now), { episodes: [blockedEpisode] }).due
  // Thursday and Friday; Monday is its third working day.
  expect(at('2026-11-13T09:00:00.000Z')).toEqual([])
  const [ask] = at('2026-11-16T09:00:00.000Z')
  expect(ask).toMatchObject({
    key: 'i1-2026-11-12',
    pageId: 'i1',
    title: 'New checkout is blocked: what do we do?',
    keyResults: ['k1'],
    initiatives: ['i1'],
    owners: [{ id: 'lea' }],
    prepared: 'Added by okr-sync on 16 Nov: blocked since 12 Nov. Ref i1-2026-11-12',
  })
  expect(ask?.context).toContain('blocked since 12 Nov: "Legal sign-off"; it waits for Bob Ray.')
  expect(ask?.options.split('\n').map((line) => line.slice(0, 11))).toEqual([
    'A. Unblock:',
    'B. Scope: g',
    'C. Accept: ',
  ])
  expect(ask?.recommendation).toBe('C, Accept: no key result that it serves is behind while it is blocked.')
})

test('a blocked initiative that a key result behind depends on is to be unblocked, if it says what it waits for', () => {
  const keyResults = [aRedKeyResult({ current: 17 })]
  const recommended = (given: Partial<Initiative>) =>
    asked(blockedMaterial(given, NOW, { keyResults }), { episodes: [blockedEpisode] }).due[0]?.recommendation
  expect(recommended({})).toMatch(/^A, Unblock: "Sixty customers" \(At risk, /)
  expect(recommended({ blocker: '', waitingOn: [] })).toMatch(/^No option is recommended: neither Blocker/)
})

test('one decision for a key result and its blocked initiative is enough', () => {
  const red = [aRedKeyResult()]
  const both = [anEpisode(), blockedEpisode]
  const { due } = asked(blockedMaterial({}, NOW, { keyResults: red }), { episodes: both })
  expect(due.map(({ pageId, initiatives }) => [pageId, initiatives])).toEqual([['k1', ['i1']]])
  expect(due[0]?.context).toContain('"New checkout", which serves it, has been blocked since 12 Nov.')

  const green = aRedKeyResult({ id: 'k2', current: 30 })
  const wide = blockedMaterial({ keyResults: ['k1', 'k2'] }, NOW, { keyResults: [...red, green] })
  expect(asked(wide, { episodes: both }).due.map(({ pageId }) => pageId)).toEqual(['k1'])
  const open = { decisions: [aDecision({ keyResults: ['k1'] })] }
  expect(asked(blockedMaterial({}, NOW, open), { episodes: [blockedEpisode] }).due).toEqual([])
})

test('a run asks for ten, the riskiest first, and one finding tells what waits', () => {
  const keyResults = Array.from({ length: 13 }, (_, index) =>
    aRedKeyResult({ id: `k${index}`, title: `Goal ${index}`, weight: 1 + index }),
  )
  const material = askedMaterial({ snapshot: { keyResults } })
  const { due, waiting, findings } = asked(material)
  expect(due.map(({ pageId }) => pageId)).toEqual(material.evaluation.atRisk.slice(0, 10))
  expect(waiting).toEqual([
    { pageId: 'k2', title: 'Goal 2' },
    { pageId: 'k1', title: 'Goal 1' },
    { pageId: 'k0', title: 'Goal 0' },
  ])
  expect(findings).toMatchObject([
    { code: 'decisions_waiting', level: 'info', message: expect.stringContaining('3 more decisions wait') },
  ])
})

test('ten are added in a day of the organisation, whatever became of their rows', () => {
  const keyResults = Array.from({ length: 12 }, (_, index) => aRedKeyResult({ id: `k${index}` }))
  const dueAfter = (count: number, at: string) =>
    asked(
      askedMaterial({
        snapshot: { keyResults },
        history: {
          checkIns: keyResults.flatMap(({ id }) => checkInsOf(id)),
          prepared: Array.from({ length: count }, (_, index) => ({
            key: `earlier-${index}`,
            pageId: `earlier-${index}`,
            state: 'created' as const,
            decisionId: `gone-${index}`,
            at,
          })),
        },
      }),
    )
  const { due, waiting, findings } = dueAfter(7, '2026-11-20T00:30:00.000Z')
  expect([due.length, waiting.length]).toEqual([3, 9])
  expect(findings).toHaveLength(1)
  expect(dueAfter(11, NOW).due).toEqual([])
  expect(dueAfter(11, NOW).waiting).toHaveLength(12)
  expect(dueAfter(10, '2026-11-19T22:30:00.000Z').due).toHaveLength(10)
})

test('hostile titles and units stay one clean line each', () => {
  const nasty = `<b>Churn</b>\n${'x'.repeat(2000)}\u202e`
  const row = aRedKeyResult({ title: nasty, unit: 'a\nB. Time: now' })
  const initiatives = [
    anInitiative({ status: 'blocked', blocker: nasty, title: nasty, waitingOn: [{ ...bob, name: nasty }] }),
  ]
  const material = blockedMaterial({}, NOW, {
    keyResults: [row, aRedKeyResult({ ...row, id: 'k2', current: 30 })],
    initiatives: initiatives.map((each) => ({ ...each, keyResults: ['k2'] })),
  })
  const { due } = asked(material, { episodes: [anEpisode(), blockedEpisode] })
  expect(due).toHaveLength(2)
  for (const { title, context, options, recommendation, ifNoResponse } of due) {
    expect(title.length).toBeLessThanOrEqual(100)
    expect(title).toMatch(/what do we do\?$/)
    for (const text of [context, options, recommendation, ifNoResponse]) {
      expect(text.length).toBeLessThanOrEqual(1900)
      expect(text).not.toMatch(/\u202e/)
    }
    for (const text of [title, context, recommendation, ifNoResponse]) expect(text).not.toContain('\n')
    const letters = options.split('\n').map((line) => line.slice(0, 2))
    expect(letters).toEqual(['A.', 'B.', 'C.', 'D.'].slice(0, letters.length))
  }
})

test('never more than ten, never two for one page, the same twice, and each chance is that of what-if', () => {
  const row = fc.record({
    current: fc.integer({ min: -5, max: 60 }),
    weight: fc.constantFrom(null, 1, 3),
    ambition: fc.constantFrom('committed', 'aspirational', null),
    type: fc.constantFrom('metric', 'maintain', 'yes_no'),
  })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), (rows) => {
      const keyResults = rows.map((given, index) =>
        aRedKeyResult({ ...given, id: `k${index}`, ...(given.type === 'yes_no' ? { current: 0 } : {}) }),
      )
      const initiatives = [anInitiative({ status: 'blocked', keyResults: ['k0', 'k1'] })]
      const material = askedMaterial({
        snapshot: { keyResults, initiatives },
        history: {
          checkIns: keyResults.flatMap(({ id }) => checkInsOf(id)),
          sightings: [{ pageId: 'i1', what: 'blocked', since: BLOCKED }],
        },
      })
      const episodes = [...keyResults.map(({ id }) => anEpisode({ pageId: id })), blockedEpisode]
      const result = asked(material, { episodes })

      expect(asked(material, { episodes: episodes.toReversed() })).toEqual(result)
      expect(result.due.length).toBeLessThanOrEqual(10)
      const pages = [...result.due, ...result.waiting].map(({ pageId }) => pageId)
      expect(new Set(pages).size).toBe(pages.length)
      const linked = result.due.flatMap((each) => each.keyResults)
      expect(new Set(linked).size).toBe(linked.length)
      for (const { pageId, options, prepared: mark, key } of result.due) {
        expect(preparedKey(mark)).toBe(key)
        const whatIf = whatIfPage(pageId, material, { target: null, end: null })
        if (whatIf === null || 'refused' in whatIf || whatIf.kind !== 'key_result') continue
        for (const [name, option] of [
          ['Scope', whatIf.scope],
          ['Time', whatIf.time],
        ] as const) {
          const line = options.split('\n').find((each) => each.includes(`. ${name}: `))
          const chance = option?.restoring?.after.chance
          expect(line === undefined).toBe(chance === undefined)
          if (chance != null) expect(line).toContain(`, chance ${Math.round(chance * 100)} %. `)
        }
      }
    }),
    { numRuns: 30 },
  )
})
