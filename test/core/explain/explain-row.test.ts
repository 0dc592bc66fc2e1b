import { expect, test } from 'vitest'
import { explainRow } from '#src/core/explain/explain-row.ts'
import type { KeyResultExplained, ObjectiveExplained } from '#src/core/explain/explanation.ts'
import type { KeyResult } from '#src/core/model.ts'
import {
  aDecision,
  aKeyResult,
  anInitiative,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
} from '#test/core/a-snapshot.ts'
import { aMaterial } from './a-material.ts'

type Given = NonNullable<Parameters<typeof aMaterial>[0]>

function keyResultExplained(keyResult: Partial<KeyResult> = {}, given: Given = {}): KeyResultExplained {
  const keyResults = [aKeyResult({ lastCheckIn: '2026-11-18', ...keyResult })]
  const material = aMaterial({ ...given, snapshot: { keyResults, ...given.snapshot } })
  const explained = explainRow('k1', material)
  if (explained?.kind !== 'key_result') throw new Error('no key result')
  return explained
}

function figure({ figures }: Pick<KeyResultExplained, 'figures'>, name: string) {
  return figures.find((each) => each.name === name)
}

test('every number of a key result has its meaning, and none is made up', () => {
  const explained = keyResultExplained()

  expect(figure(explained, 'Value')).toEqual({
    name: 'Value',
    value: 24,
    shown: '24',
    means: 'the check-in of 18 Nov',
  })
  expect(figure(explained, 'Score')).toMatchObject({ value: 0.4, shown: '40 %' })
  expect(figure(explained, 'Plan clock')?.shown).toBe('54 %')
  expect(figure(explained, 'Chance')?.means).toBe('of ending at 70 % or more; the colour goes by it')
  expect(figure(explained, 'Age')).toMatchObject({ value: 2 })
  expect(figure(explained, 'Needed pace')?.value).toBeGreaterThan(0)
  for (const { value, shown, means } of explained.figures) {
    expect(means).not.toBe('')
    expect(value === null).toBe(shown === '–')
    expect(shown).not.toContain('NaN')
  }
  expect(figure(keyResultExplained({ current: null, lastCheckIn: null }), 'Score')).toMatchObject({
    value: null,
    shown: '–',
  })
})

test('Why is told whole, also where the page has no room for it', () => {
  const explained = keyResultExplained(
    {
      unit: 'customers who pay every month in full',
      override: 'off_track',
      overrideUntil: '2026-12-01',
      baseline: null,
      lastCheckIn: '2026-11-12',
    },
    { policy: { checkInEveryDays: 10 } },
  )

  expect(explained.why.join(' ').length).toBeGreaterThan(280)
  expect(explained.why.at(0)).toMatch(/^Set to Off track by a person/)
  expect(explained.why.at(-1)).toBe('Rules 2+checkInEveryDays=10.')
  expect(explained.status).toMatchObject({ inForce: 'off_track', rules: 'on_track' })
})

test('what is told of the page is the beginning of what is told here', () => {
  const material = aMaterial()
  const explained = explainRow('k1', material)

  expect(explained?.why.join(' ')).toBe(material.evaluation.keyResults[0]?.why)
})

test('what would be green, and what the same value means a week later, are told with the value', () => {
  const explained = keyResultExplained({ unit: 'customers' })

  expect(explained.greenAt).toMatchObject({ value: 26, shown: '26 customers' })
  expect(explained.unchanged).toMatchObject({ day: '2026-11-25' })
  expect(keyResultExplained({ current: 50 }).greenAt).toBeNull()
})

test('an Unknown says which cell to fill', () => {
  const explained = keyResultExplained({ target: null })

  expect(explained.why).toEqual(['Unknown: Target is empty.', 'Fill Target, for example 60.'])
  expect(explained.status.reasons).toEqual([{ code: 'invalid', words: 'its definition cannot be told' }])
  expect(explained.findings).toMatchObject([{ code: 'no_target', property: 'Target' }])
})

test('an owner who is far from the chance is a talking point', () => {
  expect(keyResultExplained({ ownerConfidence: 0.2 }).ownerConfidence).toMatchObject({
    owner: 0.2,
    isTalkingPoint: true,
  })
  expect(keyResultExplained({ ownerConfidence: 0.7 }).ownerConfidence?.isTalkingPoint).toBe(false)
  expect(keyResultExplained().ownerConfidence).toBeNull()
})

test('in the first quarter of the period a colour is said to be weak evidence', () => {
  const early = keyResultExplained({ lastCheckIn: '2026-10-08' }, { now: '2026-10-10T09:00:00.000Z' })

  expect(early.notes).toEqual([
    'Less than 25 % of the period has passed: so early a colour is weak evidence.',
  ])
  expect(keyResultExplained().notes).toEqual([])
})

test('the work that serves it is told with what it says, or why it says nothing', () => {
  const source = { source: CHECKOUT }

  expect(keyResultExplained(source, { readings: checkoutAt(0.62) }).work.linked).toMatchObject([
    { url: CHECKOUT, title: 'Checkout', share: 0.62, credit: 1, fault: '' },
  ])
  expect(keyResultExplained(source).work.linked).toMatchObject([{ share: null, fault: 'It was not read.' }])
  const view = { source: 'https://linear.app/acme/view/bugs-0a1b2c3d4e5f' }
  expect(keyResultExplained(view).work.linked).toMatchObject([
    { fault: expect.stringContaining('A Linear view cannot be measured: paste') },
  ])
})

test('what several key results share is told as a part, in whatever form its link was pasted', () => {
  const keyResults = [
    aKeyResult({ source: `${CHECKOUT}/issues` }),
    aKeyResult({ id: 'k2', source: CHECKOUT }),
  ]
  const explained = explainRow('k1', aMaterial({ snapshot: { keyResults }, readings: checkoutAt(0.62) }))

  expect(explained).toMatchObject({ work: { linked: [{ credit: 0.5 }] } })
})

test('rules are named with what was chosen', () => {
  const { rules } = keyResultExplained({}, { policy: { checkInEveryDays: 14 } })

  expect(rules).toMatchObject({ version: '2+checkInEveryDays=14', chosen: ['checkInEveryDays=14'] })
})

function objectiveExplained(id: string, given: Given): ObjectiveExplained {
  const explained = explainRow(id, aMaterial(given))
  if (explained?.kind !== 'objective') throw new Error('no objective')
  return explained
}

test('an objective shows its key results with their part in it, the worst of them, and the way up', () => {
  const snapshot = {
    objectives: [
      anObjective(),
      anObjective({ id: 'o2', title: 'Sell more', level: 'department', supportsKeyResults: ['k1'] }),
      anObjective({ id: 'o3', title: 'Sell better', level: 'team', supports: ['o2'] }),
      anObjective({ id: 'o4', title: 'Circle', level: 'team', supports: ['o3', 'o4'] }),
    ],
    keyResults: [
      aKeyResult(),
      aKeyResult({ id: 'k2', objectives: ['o3'], weight: 3, current: 50 }),
      aKeyResult({ id: 'k3', objectives: ['o3'], weight: 1, current: 0 }),
      aKeyResult({ id: 'k4', objectives: ['o3'], state: 'dropped' }),
    ],
  }
  const explained = objectiveExplained('o3', { snapshot })

  expect(explained.keyResults.map(({ id, share, state }) => ({ id, share, state }))).toEqual([
    { id: 'k2', share: 0.75, state: 'active' },
    { id: 'k3', share: 0.25, state: 'active' },
    { id: 'k4', share: null, state: 'dropped' },
  ])
  expect(explained.worstKeyResult).toMatchObject({ id: 'k3' })
  expect(explained.alignment).toBe('rooted')
  expect(explained.supports).toEqual([
    { id: 'o2', title: 'Sell more', level: 'department', above: 1, through: '' },
    { id: 'o1', title: 'Win the mid-market', level: 'company', above: 2, through: 'Sixty customers' },
  ])
  expect(explained.supportedBy).toEqual([{ id: 'o4', title: 'Circle' }])
  expect(objectiveExplained('o4', { snapshot }).supports.map(({ id }) => id)).toEqual(['o3', 'o2', 'o1'])
})

test('initiatives and decisions tell at least why; what was not read is nothing', () => {
  const material = aMaterial({
    snapshot: { initiatives: [anInitiative()], decisions: [aDecision({ owners: [] })] },
  })

  expect(explainRow('i1', material)).toMatchObject({
    kind: 'initiative',
    why: [expect.stringContaining('.')],
  })
  expect(explainRow('d1', material)).toMatchObject({ kind: 'decision', why: ['No owner.'] })
  expect(explainRow('nobody', material)).toBeNull()
})

test('a colour that only the margin of the day before keeps is said to be held', () => {
  const yesterday = aMaterial({ now: '2026-11-19T09:00:00.000Z' }).evaluation.remember.days
  const held = (current: number, colour: 'on_track' | 'at_risk') =>
    keyResultExplained({ current }, { history: { days: yesterday.map((day) => ({ ...day, colour })) } })
      .status

  // At 27 the chance is above 70 %, at 24 below.
  expect(held(27, 'at_risk')).toMatchObject({ colour: 'at_risk', previousColour: 'at_risk', isHeld: true })
  expect(held(27, 'on_track')).toMatchObject({ colour: 'on_track', isHeld: false })
  expect(held(24, 'at_risk')).toMatchObject({ colour: 'at_risk', isHeld: false })
})

test('an objective says what made its status another than its mean chance', () => {
  const reasonsOf = (currents: readonly number[], policy = {}) => {
    const keyResults = currents.map((current, index) =>
      aKeyResult({ id: `k${index}`, current, lastCheckIn: '2026-11-18' }),
    )
    const explained = explainRow('o1', aMaterial({ snapshot: { keyResults }, policy }))
    return explained?.kind === 'objective' ? explained.status.reasons.map(({ code }) => code) : null
  }

  expect(reasonsOf([60, 3])).toEqual(['half_off_track'])
  expect(reasonsOf([60, 60, 60, 3])).toEqual(['quarter_off_track'])
  expect(reasonsOf([60, 60, 60, 60, 3])).toEqual([])
  expect(reasonsOf([60, 60, 60, 60, 3], { rollUp: 'weakest' })).toEqual(['weakest'])
  expect(reasonsOf([3, 3])).toEqual([])

  const old = aKeyResult({ current: 40, lastCheckIn: '2026-10-20' })
  expect(explainRow('o1', aMaterial({ snapshot: { keyResults: [old] } }))).toMatchObject({
    status: { rules: 'at_risk', reasons: [{ code: 'none_on_track' }] },
  })
})

test('while a column is lost no figure that needs it is shown, and what was recorded before is', () => {
  const { databases } = aSnapshot()
  const lost = databases.map((each) =>
    each.kind === 'keyResults' ? { ...each, lost: [{ field: 'type', property: 'Type' }] } : each,
  )
  const checkIns = [{ keyResultId: 'k1', day: '2026-11-02', value: 12, source: 'typed' }] as const
  const given = { snapshot: { databases: lost, decisions: [aDecision()] }, history: { checkIns } }
  const explained = keyResultExplained({ current: 24 }, given)

  expect(explained.why).toEqual(['Not reckoned now: Type cannot be read in Notion.'])
  for (const name of ['Value', 'Score', 'Raw score', 'Expected', 'Gap', 'Chance', 'Forecast', 'Risk', 'Age'])
    expect(figure(explained, name)).toMatchObject({ value: null, shown: '–' })
  expect(explained.checkIns.map(({ day, value }) => [day, value])).toEqual([['2026-11-02', 12]])
  expect([explained.greenAt, explained.unchanged]).toEqual([null, null])
  expect(explained.status).toMatchObject({ inForce: 'unknown', colour: null, isHeld: false })
})

test('an objective and a decision say so too', () => {
  const { databases } = aSnapshot()
  const lost = databases.map((each) => ({
    ...each,
    lost: [
      ...(each.kind === 'objectives' ? [{ field: 'supports', property: 'Supports' }] : []),
      ...(each.kind === 'keyResults' ? [{ field: 'target', property: 'Target' }] : []),
      ...(each.kind === 'decisions' ? [{ field: 'status', property: 'Status' }] : []),
    ],
  }))
  const objectives = [anObjective(), anObjective({ id: 'o2', level: 'team', supports: ['o1'] })]
  const material = aMaterial({ snapshot: { databases: lost, objectives, decisions: [aDecision()] } })

  expect(explainRow('o1', material)).toMatchObject({
    why: ['Not reckoned now: Target cannot be read in Notion.'],
    status: { inForce: 'unknown', reasons: [] },
    supportedBy: [],
  })
  expect(explainRow('o2', material)).toMatchObject({ alignment: 'unknown', supports: [] })
  expect(explainRow('d1', material)).toMatchObject({
    why: ['Not reckoned now: Status cannot be read in Notion.'],
  })
})
