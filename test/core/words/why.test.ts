import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { sentences, why, whyWhole } from '#src/core/words/why.ts'
import { aCase } from './a-case.ts'

type Given = NonNullable<Parameters<typeof aCase>[0]>

const on = (day: string, value: number) => ({ day, value })

test('the example of the rules: value, plan of that day, chance, and what would be green', () => {
  const found = aCase({
    input: { period: { start: '2026-10-01', end: '2026-12-27' } },
    days: [on('2026-10-20', 8), on('2026-11-25', 24)],
    today: '2026-11-26',
  })

  expect(
    whyWhole(found)
      .slice(0, 4)
      .filter((sentence) => sentence !== 'On plan, no margin.'),
  ).toEqual([
    '24 of 60 on 25 Nov, the plan for the 70 % mark was 26.',
    'Chance of reaching it: 56 %.',
    'Green at 30.',
    expect.any(String),
  ])
})

test.each<[string, Given, readonly string[]]>([
  [
    'on plan, with no margin',
    {},
    [
      '24 of 60 on 18 Nov, the plan for the 70 % mark was 22.',
      'On plan, no margin.',
      'Chance of reaching it: 67 %.',
      'Green at 26.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'committed and on plan',
    { keyResult: { ambition: 'committed' }, days: [on('2026-10-09', 6), on('2026-11-18', 32)] },
    [
      '32 of 60 on 18 Nov, the plan was 31.',
      'On plan, no margin.',
      'Chance of reaching it: 52 %.',
      expect.stringMatching(/^Green at \d+\.$/),
      '2 check-ins since 9 Oct.',
      'Rules 2.',
    ],
  ],
  [
    'behind, from a baseline, with a unit',
    { keyResult: { baseline: 47, target: 30, unit: 'hours' }, days: [on('2026-11-18', 44)] },
    [
      '44 hours on 18 Nov (from 47 to 30), the plan for the 70 % mark was 41.',
      'Chance of reaching it: 37 %.',
      expect.stringMatching(/^Green at 3\d(\.\d+)?\.$/),
      'It needs 1.09 times the planned pace; 0.86 is likely.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'on track in a column with the percent format',
    { keyResult: { target: 0.8, currentFormat: 'percent' }, days: [on('2026-11-18', 0.5)] },
    [
      '50 of 80 % on 18 Nov, the plan for the 70 % mark was 29.',
      'Chance of reaching it: 89 %.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'without movement',
    { days: [on('2026-11-18', 0)] },
    [
      '0 of 60 on 18 Nov, the plan for the 70 % mark was 22.',
      'Nothing has moved since the start.',
      'Chance of reaching it: 17 %.',
      expect.stringMatching(/^Green at \d+\.$/),
      'It needs 1.46 times the planned pace; 0.79 is likely.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'that fell back',
    { days: [on('2026-11-11', 40), on('2026-11-18', 36)] },
    [
      '36 of 60 on 18 Nov, the plan for the 70 % mark was 22.',
      'It was 40 on 11 Nov.',
      'Chance of reaching it: 87 %.',
      '2 check-ins since 11 Nov.',
      'Rules 2.',
    ],
  ],
  [
    'held within bounds',
    {
      keyResult: { type: 'maintain', direction: 'at_least', target: 99.9, unit: '%' },
      days: [on('2026-11-18', 99.95)],
    },
    [
      '99.95 % on 18 Nov, within bounds (at least 99.9).',
      'Chance that it holds: 67 %.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'held out of bounds',
    {
      keyResult: { type: 'maintain', direction: 'between', baseline: 2, target: 4 },
      days: [on('2026-11-18', 5)],
    },
    ['5 on 18 Nov, out of bounds (2 to 4).', 'Chance that it holds: 33 %.', 'One check-in only.', 'Rules 2.'],
  ],
  [
    'a yes or no that is open',
    { keyResult: { type: 'yes_no' }, days: [on('2026-11-18', 0)] },
    [
      'Not done on 18 Nov; due by 31 Dec.',
      'Nothing shows how far it is, so its chance falls as time goes by.',
      'Rules 2.',
    ],
  ],
  [
    'a yes or no whose linked work shows how far it is',
    { keyResult: { type: 'yes_no' }, days: [on('2026-11-18', 0)], input: { workShare: 0.62 } },
    [
      'Not done on 18 Nov; due by 31 Dec.',
      'The linked work is 62 % done; the chance rests on it.',
      'Rules 2.',
    ],
  ],
  [
    'milestones in a list',
    {
      keyResult: { type: 'milestone', milestones: '[x] Alpha\n[ ] Beta', current: null },
      days: [on('2026-11-18', 0.5)],
    },
    [
      '50 % of the milestones done on 18 Nov, the plan for the 70 % mark was 37 %.',
      'Chance of reaching it: 79 %.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'milestones with dates: what was due, and where the plan stood that the chance goes by',
    {
      keyResult: {
        type: 'milestone',
        ambition: 'committed',
        milestones: '[x] Alpha @ 2026-11-01\n[ ] Beta @ 2026-12-15',
        current: null,
      },
      days: [on('2026-11-18', 0.5)],
    },
    [
      '50 % of the milestones done on 18 Nov, 50 % were due and the plan stood at 68 %.',
      'Chance of reaching it: 23 %.',
      'Green at 81 %.',
      'It needs 1.57 times the planned pace; 0.93 is likely.',
      'One check-in only.',
      'Rules 2.',
    ],
  ],
  [
    'closed below the full target',
    { keyResult: { state: 'closed' }, days: [on('2026-11-18', 45)] },
    ['45 of 60 on 18 Nov.', 'Achieved, 0.75 of a stretch target.', 'Rules 2.'],
  ],
  [
    'without a value',
    { days: [] },
    [
      'No check-in since the period started on 1 Oct, and silence is never green.',
      'Type the latest value into Current.',
      'Rules 2.',
    ],
  ],
  [
    'without a value, of which the linked work shows how far it is',
    { keyResult: { type: 'yes_no' }, days: [], input: { workShare: 0.62 } },
    [
      'No check-in since the period started on 1 Oct, and silence is never green.',
      'Type the latest value into Current.',
      'The linked work is 62 % done; the chance rests on it.',
      'Rules 2.',
    ],
  ],
  [
    'that was missed',
    { today: '2027-01-04', days: [on('2026-12-20', 36)] },
    ['36 of 60 on 20 Dec.', 'Missed: the period ended on 31 Dec with a score of 60 %.', 'Rules 2.'],
  ],
  [
    'that ended without a value',
    { today: '2027-01-04', days: [] },
    ['No check-in since the period started on 1 Oct.', 'Missed: the period ended on 31 Dec.', 'Rules 2.'],
  ],
  ['dropped', { state: 'dropped', keyResult: { state: 'dropped' } }, ['Dropped: it counts in no score.']],
  ['of a cancelled objective', { state: 'dropped' }, ['Its objective was cancelled: it counts in no score.']],
  ['deferred', { state: 'deferred' }, ['Deferred: it counts in no score.']],
  ['before its period', { today: '2026-09-20', days: [] }, ['Starts on 1 Oct.']],
])('Why of a key result %s', (_, given, whole) => {
  const found = aCase(given)

  expect(whyWhole(found)).toEqual(whole)
  expect(why(found)).toBe(whyWhole(found).join(' '))
})

test('what is done says the first day on which it stood so, however often it is measured or confirmed since', () => {
  const done = [on('2026-11-14', 0), on('2026-11-21', 1), on('2026-11-28', 1), on('2026-12-05', 1)]
  const all = [on('2026-11-14', 3), on('2026-11-21', 4), on('2026-12-05', 4)]

  expect(why(aCase({ keyResult: { type: 'yes_no' }, days: done, today: '2026-12-05' }))).toBe(
    'Done on 21 Nov. Rules 2.',
  )
  expect(why(aCase({ keyResult: { type: 'milestone', target: 4 }, days: all, today: '2026-12-05' }))).toBe(
    '4 of 4 on 21 Nov. Reached. Rules 2.',
  )
})

test('a week after the check-in Why says once what the unchanged value means then, and no more moves', () => {
  const at = (today: string) => why(aCase({ today }))

  expect(at('2026-11-24')).not.toContain('unchanged')
  expect(at('2026-11-25')).toMatch(/If unchanged on 25 Nov: (At risk|Off track), \d\d %\./)
  expect(at('2026-12-01')).toBe(at('2026-11-25'))
})

test('a value that is too old says since when', () => {
  expect(why(aCase({ today: '2026-12-04' }))).toContain('No new value since 18 Nov.')
  expect(why(aCase({ today: '2026-12-20' }))).toContain('No new value since 18 Nov: unverified.')
  // What would have been green then is not called so beside a status that silence holds down.
  const ahead = why(aCase({ today: '2026-12-10', days: [on('2026-11-18', 45)] }))
  expect(ahead).toMatch(/If unchanged on 25 Nov: chance \d\d %\./)
})

test('a goal that was moved says what it was, until when, and what the value comes to against it', () => {
  const moved = {
    day: '2026-11-05',
    changes: [{ property: 'Target', before: '60', after: '40', decided: false }],
    originalScore: 0.4,
    originalStatus: 'off_track',
    originalWeight: 1,
    instead: null,
    decided: false,
  } as const
  const weight = [{ property: 'Weight', before: '2', after: '1', decided: false }] as const

  expect(why(aCase({ rebaseline: moved }))).toContain(
    'Target was 60 at first (moved 5 Nov); against that: 40 %, Off track.',
  )
  expect(why(aCase({ rebaseline: { ...moved, originalScore: null } }))).toContain(
    'against that: it cannot be scored.',
  )
  expect(why(aCase({ rebaseline: { ...moved, changes: weight } }))).toContain(
    'Weight was 2 at first (moved 5 Nov).',
  )
})

test('Why begins with a person’s status, or with how it ended', () => {
  const overrule = { status: 'at_risk', until: '2026-11-24', since: '2026-11-10' } as const

  expect(why(aCase({ overrule, days: [on('2026-11-18', 40)] }))).toMatch(
    /^Set to At risk by a person until 24 Nov; the rules say On track\. 40 of 60/,
  )
  const ended = (because: 'check_in' | 'time') =>
    why(aCase({ overruleEnded: { status: 'at_risk', on: '2026-11-12', because } }))
  expect(ended('check_in')).toMatch(
    /^A person's At risk ended on 12 Nov, with the check-in of 13 Nov\. 24 of 60/,
  )
  expect(ended('time')).toMatch(/^A person's At risk ended on 12 Nov, when its time was over\./)
})

test('Why says where a measured number comes from, and when its source fails', () => {
  const evidence = 'Linear project Checkout: 62 % of 40 points'
  const measurement = { kind: 'value', value: 24, measuredAt: '2026-11-18T08:00:00.000Z', evidence } as const
  const unread = (reason: 'not_found' | 'source_failed') =>
    ({ kind: 'unknown', reason, detail: 'Linear project Checkout was not found.' }) as const

  expect(why(aCase({ measurement, current: { kind: 'measured', value: 24 } }))).toContain(
    `Measured: ${evidence}.`,
  )
  expect(why(aCase({ measurement, current: { kind: 'correction', measured: 20 } }))).toContain(
    'Typed by a person over the measured 20.',
  )
  expect(why(aCase({ measurement: unread('not_found') }))).toContain(
    'Not measured: Linear project Checkout was not found.',
  )
  const gone = {
    ...unread('not_found'),
    detail: 'Linear shows no project under https://linear.app/acme/project/x-0a1b: it was moved.',
  }
  expect(why(aCase({ measurement: gone }))).toContain(
    'Not measured: Linear shows no project under the link in Source: it was moved.',
  )
})

test('Why begins with the source that fails, since when, and of which day value and status are', () => {
  const measurement = { kind: 'unknown', reason: 'source_failed', detail: 'Linear answered 503.' } as const
  const outage = { systems: ['linear'], since: '2026-11-19', isLong: true, isHeld: true } as const
  const failing = aCase({ measurement, outage, today: '2026-11-28' })
  expect(why(failing)).toMatch(
    /^Linear has not answered since 19 Nov; value and status are of 18 Nov\. 24 of 60 on 18 Nov, /,
  )
  expect(why(failing)).not.toContain('If unchanged')
  const both = aCase({ measurement, outage: { ...outage, systems: ['linear', 'github'] } })
  expect(why(both)).toMatch(/^Linear and GitHub have not answered since 19 Nov; /)
  const typed = aCase({ measurement, outage, days: [{ day: '2026-11-20', value: 24 }] })
  expect(why(typed)).toMatch(/^Linear has not answered since 19 Nov; the value is of 20 Nov\. /)
  expect(why(aCase({ outage }))).toMatch(/since 19 Nov; the chance rests on what was read before\. /)
  expect(why(aCase({ measurement, outage, days: [] }))).not.toContain('Type the latest value')
})

test('an assumed baseline is said', () => {
  expect(why(aCase({ keyResult: { baseline: null } }))).toContain('Baseline is empty, 0 is assumed.')
})

test('on Unknown the cell to fill comes whole, however long the fault is', () => {
  const mend = 'Fill Target, for example 60.'

  expect(why(aCase({ obstacle: { message: 'Target is empty.', mend } }))).toBe(
    `Unknown: Target is empty. ${mend}`,
  )
  const told = why(aCase({ obstacle: { message: `Type is "${'x'.repeat(400)}".`, mend } }))
  expect(told).toMatch(/^Unknown: Type is "x+… Fill Target, for example 60\.$/)
  expect(told).toHaveLength(280)
})

test.each([
  [
    'GitHub repository acme/shop: 24 h, median of 12 pull requests',
    'GitHub repository acme/shop, median of 12 pull requests',
  ],
  [
    'GitHub repository acme/shop: 2.5 h, median of 12 pull requests',
    'GitHub repository acme/shop: 2.5 h, median of 12 pull requests',
  ],
  ['GitHub search is:issue: 24 items done', 'GitHub search is:issue: 24 items done'],
  [
    '24 h, median of 2 failures (A: 24 h, median of 1 failure; B: 24 h, median of 1 failure)',
    '24 h, median of 2 failures (A: 24 h, median of 1 failure; B: 24 h, median of 1 failure)',
  ],
])('the number of %s stands once in Why', (evidence, told) => {
  const measurement = { kind: 'value', value: 24, measuredAt: '2026-11-18T08:00:00.000Z', evidence } as const
  expect(whyWhole(aCase({ measurement, current: { kind: 'measured', value: 24 } }))).toContain(
    `Measured: ${told}.`,
  )
})

test('what does not fit is left out whole, the least important first', () => {
  const evidence = `Linear project ${'Checkout '.repeat(30).trim()}`
  const found = aCase({
    measurement: { kind: 'value', value: 24, measuredAt: '2026-11-18T08:00:00.000Z', evidence },
    current: { kind: 'measured', value: 24 },
    overrule: { status: 'off_track', until: '2026-11-24', since: '2026-11-10' },
  })
  const told = why(found)

  expect(whyWhole(found)).toContain(`Measured: ${evidence}.`)
  expect(told).not.toContain('Measured')
  expect(told).toMatch(/One check-in only\. Rules 2\.$/)
  expect(told.length).toBeLessThanOrEqual(280)
})

test('sentences are kept whole up to the limit, and only a first one that is too long is cut', () => {
  const sentence = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 6 }), (told) => {
      expect(sentences(told).length).toBeLessThanOrEqual(280)
    }),
  )
  expect(sentences(['a'.repeat(300), 'b.'])).toBe(`${'a'.repeat(279)}…`)
  expect(sentences(['One.', 'b'.repeat(300), 'Two.'])).toBe('One. Two.')
})

test('Why is one line, whatever titles and units hold', () => {
  const told = why(aCase({ keyResult: { unit: `${'x'.repeat(300)}\n\u202e<script>` } }))

  expect(told.length).toBeLessThanOrEqual(280)
  expect(told).toMatch(/^24 of 60 x+… on 18 Nov/)
  expect(told).not.toMatch(/[\n\u202e]/)
})

test('within its period Why does not change by the clock alone while status and reasons stay, but for the one week later', () => {
  const today = fc.integer({ min: 0, max: 43 }).map((days) => addDays('2026-11-18', days))
  const given = fc.constantFrom<Given>(
    {},
    { days: [on('2026-11-18', 5)] },
    { days: [on('2026-11-18', 0)] },
    { days: [] },
    { keyResult: { type: 'yes_no' }, days: [on('2026-11-18', 0)] },
    { keyResult: { type: 'yes_no' }, days: [on('2026-11-18', 0)], input: { workShare: 0.5 } },
    { keyResult: { type: 'maintain', direction: 'at_most', target: 30 } },
    {
      keyResult: {
        type: 'milestone',
        milestones: '[x] Alpha @ 2026-11-01\n[ ] Beta @ 2026-12-01',
        current: null,
      },
      days: [on('2026-11-18', 0.5)],
      input: { workShare: 0.8 },
    },
    { overrule: { status: 'on_track', until: '2027-01-31', since: null } },
  )
  const weekOn = (day: string) => daysBetween('2026-11-18', day) >= 7
  fc.assert(
    fc.property(given, today, today, (about, one, other) => {
      const [a, b] = [one, other].map((day) => aCase({ ...about, today: day }))
      const isSame =
        a?.score.status === b?.score.status &&
        a?.score.reasons.join() === b?.score.reasons.join() &&
        weekOn(one) === weekOn(other)
      if (a && b && isSame) expect(why(a)).toBe(why(b))
    }),
  )
})
