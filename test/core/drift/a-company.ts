import fc from 'fast-check'
import type { Decision, Initiative, KeyResult, Objective, Person, Snapshot, Status } from '#src/core/model.ts'
import { aDecision, aKeyResult, anInitiative, anObjective, CHECKOUT, EMPTY_CELLS } from '../a-snapshot.ts'

const bo: Person = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
const some = <Value>(...values: readonly Value[]) => fc.subarray([...values])
const source = one('', '', CHECKOUT)
const status = one<Status | null>(null, null, 'on_track', 'off_track', 'complete')

const objective = fc.record<Partial<Objective>>({
  level: one(null, 'company', 'team'),
  team: one(null, 'Sales', 'Shop'),
  owners: some(bo),
  cycle: one('2026-Q4', '2026-Q4', '2026-Q4', '2025-Q4'),
  period: one(null, null, { start: '2026-11-01', end: '2026-12-31' }),
  supports: some('o0', 'o1'),
  supportsKeyResults: some('k0'),
  weight: one(null, 0, 3),
  state: one('active', 'active', 'closed', 'cancelled'),
  acceptedFindings: some('unlinked', 'no_owner'),
  word: one(null, 'Red'),
})

const keyResult = fc.record<Partial<KeyResult>>({
  objectives: one(['o0'], ['o1'], ['o2'], []),
  owners: some(bo),
  type: one(null, 'metric', 'percentage', 'milestone', 'yes_no', 'maintain'),
  direction: one(null, null, 'increase', 'decrease', 'at_least', 'at_most', 'between'),
  ambition: one(null, 'committed', 'aspirational'),
  baseline: one(null, 0, 10),
  target: one(null, 60, 100, 1),
  current: one(null, 0, 1, 24, 55),
  floor: one(null, 5),
  unit: one('', '%', 'EUR'),
  milestones: one('', '[x] design @ 2026-10-20\n[ ] build @ 2026-12-01 *2'),
  curve: one(null, 'Back-loaded'),
  weight: one(null, 0, 2),
  source,
  measure: one(null, null, 'progress'),
  lastCheckIn: one(null, '2026-10-10', '2026-11-17', '2026-11-20'),
  ownerConfidence: one(null, 0.2),
  override: status,
  overrideUntil: one(null, '2026-11-15', '2026-12-24'),
  acknowledged: one(null, '2026-11-18'),
  recoveryPlan: one('', 'Hire two people'),
  note: one('', 'Going well'),
  state: one('active', 'active', 'active', 'closed', 'dropped', 'deferred'),
  acceptedFindings: some('implausible_measurement', 'no_owner'),
  decisions: some('d0'),
  word: one(null, 'Green'),
})

const initiative = fc.record<Partial<Initiative>>({
  owners: some(bo),
  keyResults: some('k0', 'k1', 'k2'),
  status: one(null, 'planned', 'on_track', 'at_risk', 'blocked', 'done', 'cancelled'),
  timeline: one(null, { start: '2026-10-01', end: '2026-11-10' }, { start: '2026-11-25', end: '2026-12-31' }),
  impact: one('', 'More sales'),
  investment: one('', 'Two people'),
  blocker: one('', '', 'Waits for the bank'),
  nextStep: one('', 'Call the bank'),
  waitingOn: some(bo),
  neededBy: one(null, '2026-11-12'),
  dependsOn: some('i0', 'i1'),
  source,
})

const decision = fc.record<Partial<Decision>>({
  raised: one(null, '2026-11-02'),
  date: one(null, '2026-11-04', '2026-11-18'),
  status: one(null, 'proposed', 'decided', 'superseded', 'reversed'),
  context: one('', '12 of 60 on 2 Nov'),
  options: one('', 'A. Scope: Target 100 instead of 60.\nB. Accept: a miss.'),
  recommendation: one('', 'A, since the rest is out of reach.'),
  decided: one('', 'A', 'B', 'move the date to 2027-01-31', 'unblock it'),
  reversible: one(null, 'yes'),
  rationale: one('', 'Cheaper'),
  outcome: one('', 'Saved a tenth'),
  owners: some(bo),
  decideBy: one(null, '2026-11-21', '2026-11-10'),
  reviewDate: one(null, '2026-11-19'),
  keyResults: some('k0', 'k1'),
  initiatives: some('i0'),
  supersedes: some('d0'),
})

const numbered = <Row>(rows: readonly Partial<Row>[], letter: string, make: (row: Partial<Row>) => Row) =>
  rows.map((row, index) => make({ ...row, id: `${letter}${index}`, title: `${letter}${index}` }))

/** Rows of every kind that hang together, in which every column of people's may hold something. */
export const companies: fc.Arbitrary<Omit<Snapshot, 'databases' | 'findings'>> = fc
  .record({
    objectives: fc.array(objective, { minLength: 2, maxLength: 3 }),
    keyResults: fc.array(keyResult, { minLength: 2, maxLength: 4 }),
    initiatives: fc.array(initiative, { minLength: 2, maxLength: 2 }),
    decisions: fc.array(decision, { minLength: 2, maxLength: 2 }),
  })
  .map(({ objectives, keyResults, initiatives, decisions }) => ({
    objectives: numbered<Objective>(objectives, 'o', (row) =>
      anObjective({ ...row, shown: EMPTY_CELLS.objective }),
    ),
    keyResults: numbered<KeyResult>(keyResults, 'k', (row) =>
      aKeyResult({ ...row, shown: { ...EMPTY_CELLS.keyResult, current: row.current ?? null } }),
    ),
    initiatives: numbered<Initiative>(initiatives, 'i', (row) =>
      anInitiative({ ...row, shown: EMPTY_CELLS.initiative }),
    ),
    decisions: numbered<Decision>(decisions, 'd', (row) =>
      aDecision({ ...row, shown: EMPTY_CELLS.decision }),
    ),
  }))
