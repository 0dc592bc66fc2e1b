import type { Instant, KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import { noHistory } from '#src/core/no-history.ts'
import { type Policy, policyOf, ruleVersion } from '#src/core/policy.ts'
import { cyclesOf } from '#src/core/rows/cycles-of.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import type { JudgedKeyResult } from '#src/core/rows/evaluate-key-result.ts'
import { evaluateKeyResults } from '#src/core/rows/evaluate-key-results.ts'
import { objectiveOf } from '#src/core/rows/objective-of.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import { servingLinks } from '#src/core/work/serving-work.ts'
import { asIfMended } from './as-if-mended.ts'
import { type Need, needOf } from './need.ts'

/** A mend may bring a further fault to light, seldom more than one. */
const MOST_ROUNDS = 6

const STAND_IN = 'stand-in'

interface Row {
  readonly keyResult: KeyResult
  readonly needs: readonly Need[]
}

/**
 * Everything that each of these key results waits for before it can be scored. It is not read off findings but tried: what was found
 * is mended with stand-ins and the row judged again, until it has a score. One without a score that nothing known would give it is
 * left out.
 * @param ids of running key results without a score
 */
export function missingNeeds(
  snapshot: Snapshot,
  ids: ReadonlySet<string>,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): ReadonlyMap<string, readonly Need[]> {
  const judge = createJudge(snapshot, policy, now)
  const today = localDay(now, policy.timezone)
  const scored = new Map<string, readonly Need[]>()
  let open: readonly Row[] = snapshot.keyResults
    .filter(({ id }) => ids.has(id))
    .map((keyResult) => ({ keyResult, needs: [] }))
  for (let round = 0; round < MOST_ROUNDS && open.length > 0; round += 1) {
    const judged = judge(open.map(({ keyResult }) => keyResult))
    const further: Row[] = []
    for (const [index, row] of open.entries()) {
      const found = judged[index]
      if (found === undefined) continue
      if (found.score !== null) {
        scored.set(row.keyResult.id, row.needs)
        continue
      }
      const news = found.needs.filter((need) => !row.needs.includes(need))
      if (news.length === 0) continue
      const keyResult = news.reduce(
        (mended, need) => asIfMended(mended, need, { objective: STAND_IN, today }),
        row.keyResult,
      )
      further.push({ keyResult, needs: [...row.needs, ...news] })
    }
    open = further
  }
  return scored
}

function createJudge(snapshot: Snapshot, policy: Policy, now: Instant) {
  const today = localDay(now, policy.timezone)
  const cycles = new Map(cyclesOf(snapshot, today, policy.fiscalYearStart))
  const period = periodOfCycle(cycleOf(today, policy.fiscalYearStart), policy.fiscalYearStart)
  cycles.set(STAND_IN, {
    objective: standIn,
    period,
    ended: false,
    fault: null,
    isTheirs: false,
    named: new Map(),
  })
  const hosts = { github: 'github.com' }
  const moment = {
    policy,
    readings: new Map(),
    hosts,
    readFindings: [],
    typedSince: new Set<string>(),
    now,
    today,
    ruleVersion: ruleVersion(policy),
    policyOf,
  }
  return (keyResults: readonly KeyResult[]) =>
    evaluateKeyResults({
      keyResults,
      cycles,
      historyOf: historyByRow(noHistory),
      decisions: decisionLinks(snapshot),
      links: servingLinks({ keyResults, initiatives: [] }, hosts),
      isLost: () => false,
      moment,
    }).keyResults.map((judged, index) => {
      const keyResult = keyResults[index]
      const place = keyResult === undefined ? null : objectiveOf(keyResult, cycles, today)
      return { score: judged.result.score, needs: needsOf(judged, place?.obstacle?.code ?? null, keyResult) }
    })
}

/** Of each the first fault alone, where several ask for the same; a sound one without a score lacks its value. */
function needsOf(
  { result, findings }: JudgedKeyResult,
  obstacle: string | null,
  keyResult: KeyResult | undefined,
): readonly Need[] {
  const { measurement } = result
  const codes = [obstacle, measurement?.kind === 'unknown' ? measurement.reason : null]
  const faults = [...findings, ...codes.flatMap((code) => (code === null ? [] : { code, property: null }))]
  const needs = new Set(faults.flatMap((fault) => needOf(fault) ?? []))
  const hasList = result.type === 'milestone' && keyResult?.milestones.trim() !== ''
  if (needs.size === 0 && result.current === null) needs.add(hasList ? 'milestones' : 'current')
  return [...needs]
}

/** An objective of the company that runs now. */
const standIn: Objective = {
  id: STAND_IN,
  title: '',
  url: '',
  lastEdited: '',
  shown: {},
  level: 'company',
  team: null,
  owners: [],
  cycle: null,
  period: null,
  supports: [],
  supportsKeyResults: [],
  weight: null,
  state: 'active',
  acceptedFindings: [],
  word: null,
  virtual: true,
}
