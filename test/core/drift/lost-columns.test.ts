import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIME_PARTS } from '#src/adapters/notion/cycle-in.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { episodes } from '#src/core/escalation/episodes.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { DatabaseKind, KeyResult, ServiceField, Snapshot } from '#src/core/model.ts'
import { plan } from '#src/core/plan.ts'
import {
  aDecision,
  aHistory,
  aKeyResult,
  anObjective,
  applied,
  aSnapshot,
  checkoutAt,
  EMPTY_CELLS,
  evaluateAt,
  NOW,
  written,
} from '../a-snapshot.ts'
import { companies } from './a-company.ts'
import { COLUMNS, withoutColumn } from './without-column.ts'

const rules = { policy: MailPolicy.parse({}).escalation, timezone: 'UTC' }
const EARLIER = '2026-11-16T09:00:00.000Z'

/** What earlier runs remember of a company, and how it looks today. */
const running = runningAs((company) => company)

type Company = typeof companies extends fc.Arbitrary<infer Of> ? Of : never

function runningAs(shape: (company: Company) => Company) {
  const shaped = companies.map(shape)
  return fc.tuple(shaped, shaped, fc.boolean()).map(([before, now, isSame]) => lifeOf(before, now, isSame))
}

function lifeOf(before: Company, now: Company, isSame: boolean) {
  const first = aSnapshot(before)
  const evaluation = evaluateAt(EARLIER, { snapshot: first, readings: checkoutAt(0.3) })
  const writes = plan(evaluation, first)
  const { checkIns, days, objectiveDays, seen } = evaluation.remember
  const cells = writes.flatMap(({ pageId, changes }) =>
    changes.map(({ field, after }) => written(pageId, field, after, EARLIER)),
  )
  const { opened } = episodes({ evaluation, snapshot: first, history: aHistory(), ...rules })
  const history = aHistory({
    checkIns,
    days,
    objectiveDays,
    sightings: seen,
    written: cells,
    episodes: opened,
  })
  // What was edited and lost between two runs nobody has seen.
  const earlier = new Map(first.keyResults.map((row) => [row.id, row]))
  const keyResults = now.keyResults.map((row) => {
    const { weight = null, override = null, overrideUntil = null, ...known } = earlier.get(row.id) ?? {}
    const goal: Partial<KeyResult> = row.type === 'yes_no' || row.type === 'milestone' ? known : row
    const { baseline = null, target = null } = goal
    return { ...row, weight, override, overrideUntil, baseline, target }
  })
  return { snapshot: isSame ? applied(first, writes) : aSnapshot({ ...now, keyResults }), history }
}

function judge(snapshot: Snapshot, { history }: { history: ReturnType<typeof aHistory> }) {
  const evaluation = evaluateAt(NOW, { snapshot, history, readings: checkoutAt(0.5) })
  return {
    evaluation,
    cells: cellsOf(evaluation, snapshot),
    ...episodes({ evaluation, snapshot, history, ...rules }),
  }
}

function cellsOf(evaluation: Evaluation, snapshot: Snapshot) {
  const writes = plan(evaluation, snapshot)
  return writes.flatMap(({ database, pageId, changes }) =>
    changes.flatMap(({ field, after }) => (field === 'synced' ? [] : { database, pageId, field, after })),
  )
}

const texts = (each: readonly unknown[]) => each.map((one) => JSON.stringify(one))
const isAmong = (each: readonly unknown[], all: readonly unknown[]) => {
  const known = new Set(texts(all))
  return texts(each).filter((text) => !known.has(text))
}

test('every column of people that a rule reads is among those that may be lost', () => {
  const kinds = ['objectives', 'keyResults', 'initiatives', 'decisions'] as const
  const read = kinds.flatMap((kind) =>
    [...fieldsOf(kind)].flatMap(([field, { service, read: isRead, kind: type }]) =>
      service || isRead === false || type === 'title' || TIME_PARTS.has(field) ? [] : `${kind}/${field}`,
    ),
  )

  const known = COLUMNS.map(({ kind, field }) => `${kind}/${field}`)
  expect(known.filter((column) => !column.endsWith('/word')).toSorted()).toEqual(read.toSorted())
})

test.each(COLUMNS)(
  'without $kind $field nothing false is written, remembered or told, and the rest as before',
  ({ kind, field }) => {
    const property = fieldsOf(kind as DatabaseKind).get(field)?.name ?? 'Word'
    fc.assert(
      fc.property(running, ({ snapshot, history }) => {
        const whole = judge(snapshot, { history })
        const bare = withoutColumn(snapshot, kind, field, property)
        const lost = judge(bare, { history })
        const left = new Map(lost.evaluation.withheld.map(({ pageId, fields }) => [pageId, fields]))

        expect(isAmong(lost.cells, whole.cells)).toEqual([])
        const reckoned = whole.cells.filter(
          ({ pageId, field: cell }) => !left.get(pageId)?.includes(cell as ServiceField),
        )
        expect(
          isAmong(
            reckoned.filter(({ field: cell }) => cell !== field),
            lost.cells,
          ),
        ).toEqual([])
        for (const part of [
          'checkIns',
          'days',
          'objectiveDays',
          'seen',
          'gone',
          'adopted',
          'stands',
          'reopened',
        ] as const) {
          expect(isAmong(lost.evaluation.remember[part], whole.evaluation.remember[part])).toEqual([])
        }
        for (const [index, result] of lost.evaluation.keyResults.entries()) {
          const { status, score, confidence, forecast } = whole.evaluation.keyResults[index] ?? result
          expect([status, 'unknown']).toContain(result.status)
          expect([score, null]).toContain(result.score)
          expect([confidence, null]).toContain(result.confidence)
          expect([forecast, null]).toContain(result.forecast)
        }
        for (const [index, result] of lost.evaluation.objectives.entries()) {
          const { status, score, alignment } = whole.evaluation.objectives[index] ?? result
          expect([status, 'unknown']).toContain(result.status)
          expect([score, null]).toContain(result.score)
          expect([alignment, 'unknown']).toContain(result.alignment)
        }
        expect(
          isAmong(
            lost.evaluation.recommendations.map(({ code }) => code),
            whole.evaluation.recommendations.map(({ code }) => code),
          ),
        ).toEqual([])
        const told = ({ findings }: Evaluation) => findings.map(({ code, pageId }) => `${code} ${pageId}`)
        // What a row accepted is told where that cannot be read; it is true all the same.
        if (field !== 'acceptedFindings')
          expect(isAmong(told(lost.evaluation), told(whole.evaluation))).toEqual([])
        expect(isAmong(lost.opened, whole.opened)).toEqual([])
        // How it ended may be told otherwise: a key result that is closed in an objective that is cancelled.
        const ends = ({ closed }: ReturnType<typeof judge>) => closed.map(({ id }) => id)
        expect(isAmong(ends(lost), ends(whole))).toEqual([])
      }),
      { numRuns: 12 },
    )
  },
)

const keyResultsAs = (given: Partial<KeyResult>) => (company: Company) => ({
  ...company,
  keyResults: company.keyResults.map((row): KeyResult => ({ ...row, ...given })),
})
/** Rows of which the earlier run remembers a day. */
const asSeenBefore = ({ objectives, keyResults, ...rest }: Company): Company => ({
  ...rest,
  objectives: objectives.map((row) => ({ ...row, state: 'active', cycle: '2026-Q4', period: null })),
  keyResults: keyResults.slice(0, 2).map((row) => ({ ...row, state: 'active', override: null })),
})
const typed = { source: '', measure: null }
const list = { type: 'milestone', milestones: '[x] design\n[ ] build', ...typed } as const
const period = { start: '2026-11-01', end: '2026-12-31' }

test.each([
  ['keyResults', 'milestones', keyResultsAs({ type: 'metric' })],
  ['keyResults', 'source', keyResultsAs({ type: 'metric', ...typed })],
  ['keyResults', 'measure', keyResultsAs(typed)],
  ['keyResults', 'acceptedFindings', keyResultsAs(typed)],
  ['keyResults', 'current', keyResultsAs(list)],
  ['keyResults', 'target', keyResultsAs({ type: 'yes_no', ...typed })],
  ['keyResults', 'baseline', keyResultsAs(list)],
  ['keyResults', 'direction', keyResultsAs({ type: 'yes_no' })],
  ['keyResults', 'floor', keyResultsAs({ type: 'percentage', direction: 'increase' })],
  ['keyResults', 'curve', keyResultsAs({ type: 'maintain' })],
  ['keyResults', 'override', asSeenBefore],
  ['keyResults', 'overrideUntil', keyResultsAs({ override: null })],
  ['keyResults', 'ownerConfidence', keyResultsAs({})],
  ['initiatives', 'source', keyResultsAs({ type: 'metric' })],
  [
    'objectives',
    'cycle',
    (company) => ({
      ...company,
      objectives: company.objectives.map((row) => ({ ...row, period })),
    }),
  ],
] as const satisfies readonly (readonly [DatabaseKind, string, (company: Company) => Company])[])(
  'without %s %s the score, status and Why of rows that do not need it go on',
  (kind, field, shape) => {
    fc.assert(
      fc.property(runningAs(shape), ({ snapshot, history }) => {
        const whole = judge(snapshot, { history })
        const lost = judge(withoutColumn(snapshot, kind, field, 'The column'), { history })
        const goals = ({ cells }: typeof whole) =>
          cells.filter(({ database, field: cell }) => /^(?:keyR|o)/.test(database) && cell !== 'current')

        expect(goals(lost)).toEqual(goals(whole))
        expect(lost.evaluation.remember.checkIns).toEqual(whole.evaluation.remember.checkIns)
        expect(lost.evaluation.remember.objectiveDays).toEqual(whole.evaluation.remember.objectiveDays)
        expect([lost.opened, lost.closed]).toEqual([whole.opened, whole.closed])
        expect(lost.evaluation.atRisk).toEqual(whole.evaluation.atRisk)
      }),
      { numRuns: 8 },
    )
  },
)

test('without Milestones only what has milestones is left as it is, and it says since when', () => {
  const { milestone, objectives } = {
    milestone: { id: 'k2', title: 'Launch', objectives: ['o2'], type: 'milestone' },
    objectives: [anObjective(), anObjective({ id: 'o2' }), anObjective({ id: 'o3' })],
  } as const
  const keyResults = [aKeyResult(), aKeyResult(milestone), aKeyResult({ id: 'k3', objectives: ['o3'] })]
  const snapshot = aSnapshot({ objectives, keyResults })
  const { days } = evaluateAt(EARLIER, { snapshot }).remember
  const bare = withoutColumn(snapshot, 'keyResults', 'milestones', 'Milestones')

  const {
    withheld,
    keyResults: results,
    alignment,
  } = evaluateAt(NOW, {
    snapshot: bare,
    history: aHistory({ days }),
  })

  expect(withheld.map(({ pageId }) => pageId)).toEqual(['o2', 'k2'])
  expect(withheld[1]?.because).toBe('Not reckoned since 16 Nov: Milestones cannot be read in Notion.')
  expect(results.map(({ status, score }) => [status === 'unknown', score === null])).toEqual([
    [false, false],
    [true, true],
    [false, false],
  ])
  expect(alignment.objectiveCoverage).toBeNull()
})

test('two columns lost at once are named each where it is needed, and only those of the database that lost them', () => {
  const keyResults = [
    aKeyResult(),
    aKeyResult({ id: 'k2', type: 'milestone', milestones: '[x] a' }),
    aKeyResult({ id: 'k3' }),
  ]
  const snapshot = aSnapshot({ keyResults })
  const lost = [
    { field: 'target', property: 'Target', rows: ['k1'] },
    { field: 'milestones', property: 'Milestones', rows: ['k1', 'k2'] },
  ]
  const databases = snapshot.databases.map((each) => (each.kind === 'keyResults' ? { ...each, lost } : each))

  const { withheld } = evaluateAt(NOW, { snapshot: { ...snapshot, databases } })

  expect(withheld.map(({ pageId, because }) => [pageId, because])).toEqual([
    ['o1', 'Not reckoned now: Target, Milestones cannot be read in Notion.'],
    ['k1', 'Not reckoned now: Target cannot be read in Notion.'],
    ['k2', 'Not reckoned now: Milestones cannot be read in Notion.'],
  ])
})

test('nothing is learned from how a past key result ended whose goal cannot be read', () => {
  const past = Array.from({ length: 21 }, (_, index) =>
    aKeyResult({ id: `p${index}`, objectives: ['old'], type: index === 0 ? 'milestone' : 'metric' }),
  )
  const objectives = [anObjective(), anObjective({ id: 'old', cycle: '2026-Q3' })]
  const history = aHistory({
    checkIns: past.map(({ id }) => ({ keyResultId: id, day: '2026-09-20', value: 30, source: 'typed' })),
  })
  const snapshot = aSnapshot({ objectives, keyResults: [aKeyResult(), ...past] })
  const bare = withoutColumn(snapshot, 'keyResults', 'milestones', 'Milestones')

  expect(evaluateAt(NOW, { snapshot, history }).forecastMean.learnedFrom).toBe(21)
  expect(evaluateAt(NOW, { snapshot: bare, history }).forecastMean.learnedFrom).toBe(20)
})

test('without Target nothing is told of what was decided, even where no score needs a target', () => {
  const keyResults = [aKeyResult({ type: 'yes_no', target: 100, current: 0 })]
  const options = 'A. Scope: Target 60 instead of 100.\nB. Accept: a miss.'
  const chosen = { status: 'decided', date: '2026-11-18', options, decided: 'B' } as const
  const decisions = [aDecision({ ...chosen, keyResults: ['k1'], shown: EMPTY_CELLS.decision })]
  const snapshot = aSnapshot({ keyResults, decisions })
  const followed = (of: Snapshot) =>
    cellsOf(evaluateAt(NOW, { snapshot: of }), of).filter(({ field }) => field === 'followed')

  expect(followed(snapshot)).toMatchObject([
    { after: 'Done as decided: Target still 100, end still 31 Dec 2026.' },
  ])
  expect(followed(withoutColumn(snapshot, 'keyResults', 'target', 'Target'))).toEqual([])
})

test('without State it is not told that nothing is decided about what may be dropped', () => {
  const superseded = aDecision({ status: 'superseded' })
  const reversed = aDecision({ id: 'd2', status: 'reversed', supersedes: ['d1'], keyResults: ['k1'] })
  const keyResults = [aKeyResult({ state: 'dropped' })]
  const snapshot = aSnapshot({ keyResults, decisions: [superseded, reversed] })
  const codes = (of: Snapshot) => evaluateAt(NOW, { snapshot: of }).findings.map(({ code }) => code)

  expect(codes(snapshot)).not.toContain('superseded_by_none')
  expect(codes(withoutColumn(snapshot, 'keyResults', 'state', 'State'))).not.toContain('superseded_by_none')
  const running = aSnapshot({ decisions: [superseded, reversed] })
  expect(codes(running)).toContain('superseded_by_none')
})
