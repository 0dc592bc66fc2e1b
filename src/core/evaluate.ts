import { atRisk } from '#src/core/advice/at-risk.ts'
import { recommendations } from '#src/core/advice/recommendations.ts'
import { isWithheld } from '#src/core/drift/is-withheld.ts'
import { lastDayOf } from '#src/core/drift/last-days.ts'
import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Said } from '#src/core/drift/needs.ts'
import { recallGoals } from '#src/core/drift/recall-goals.ts'
import { withhold } from '#src/core/drift/withhold.ts'
import { qualityFindings } from '#src/core/quality/quality-findings.ts'
import type { QualityKeyResult } from '#src/core/quality/quality-rows.ts'
import { rankFindings } from '#src/core/quality/rank-findings.ts'
import { contradictions } from '#src/core/rows/contradictions.ts'
import { cyclesOf } from '#src/core/rows/cycles-of.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionScene } from '#src/core/rows/decision-scene.ts'
import { evaluateDecision } from '#src/core/rows/evaluate-decision.ts'
import { evaluateInitiative } from '#src/core/rows/evaluate-initiative.ts'
import { evaluateKeyResults } from '#src/core/rows/evaluate-key-results.ts'
import { evaluateObjectives } from '#src/core/rows/evaluate-objectives.ts'
import { initiativeChains } from '#src/core/rows/initiative-chains.ts'
import { mutedFindings } from '#src/core/rows/muted-findings.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { findingsOf } from '#src/core/rows/row-fault.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { teamWaits } from '#src/core/rows/team-waits.ts'
import { toldOnce } from '#src/core/rows/told-once.ts'
import { writtenAndKept } from '#src/core/rows/written-and-kept.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { orphanFindings } from '#src/core/work/orphan-findings.ts'
import { servingLinks } from '#src/core/work/serving-work.ts'
import type { ActiveWork, FinishedWork, WorkReading } from '#src/core/work/work.ts'
import { workCoverage } from '#src/core/work/work-coverage.ts'
import type { Evaluation, KeyResultResult, ObjectiveResult } from './evaluation.ts'
import type { History } from './history.ts'
import type { Finding, Instant, KeyResult, Snapshot } from './model.ts'
import { type Policy, policyOf, ruleVersion } from './policy.ts'
import { remembering } from './remembering.ts'

/**
 * Everything the rules say about one snapshot at one moment. The same input gives the same output, byte for byte; results
 * stand in the order of the rows.
 * @param input.readings by the link as it was pasted
 * @param input.active all that goes on in Linear, and the open milestones of the repositories; null: Linear is not read
 * @param input.finished what was completed or merged in the last 30 days; null: not known
 * @param input.hosts the host of GitHub's or GitHub Enterprise's pages
 * @param input.typedSince key results into whose Current a person typed after the work was read
 */
export function evaluate(input: {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly active?: readonly ActiveWork[] | null
  readonly finished?: readonly FinishedWork[] | null
  readonly history: History
  readonly policy: Policy
  readonly hosts: { readonly github: string }
  readonly typedSince?: readonly string[]
  readonly now: Instant
}): Evaluation {
  const { policy, now, hosts, readings, active = null } = input
  const snapshot = recallGoals(input.snapshot, input.history)
  const today = localDay(now, policy.timezone)
  const moment = {
    ...input,
    readFindings: snapshot.findings,
    typedSince: new Set(input.typedSince),
    today,
    ruleVersion: ruleVersion(policy),
    policyOf: remembering(policyOf),
  }
  const written = writtenAndKept(input.history.written, snapshot)
  const historyOf = historyByRow({ ...input.history, written })
  const decided = decisionLinks(snapshot)
  const cycles = cyclesOf(snapshot, today, policy.fiscalYearStart)
  const links = servingLinks(snapshot, hosts)
  const lostGoals = lostIn(snapshot, { initiatives: [] }, input.history)

  const { keyResults, forecastMean } = evaluateKeyResults({
    keyResults: snapshot.keyResults,
    cycles,
    historyOf,
    decisions: decided,
    links,
    isLost: (id) => lostGoals.causes('keyResults.goal', id).size > 0,
    moment,
  })
  const keyResultResults = keyResults.map(({ result }) => result)
  const resultById = new Map(keyResultResults.map((result) => [result.id, result]))
  const judged = evaluateObjectives({
    cycles: snapshot.objectives.flatMap(({ id }) => cycles.get(id) ?? []),
    keyResults: keyResultResults,
    historyOf,
    moment,
  })
  const { objectives } = judged
  const objectiveResults = objectives.map(({ result }) => result)
  const isOver = ofEndedCycles(keyResultResults)
  const chainOf = initiativeChains(snapshot.initiatives, isOver)
  const initiatives = snapshot.initiatives.map((initiative) =>
    evaluateInitiative({
      initiative,
      history: historyOf(initiative.id),
      keyResults: initiative.keyResults.flatMap((id) => resultById.get(id) ?? []),
      chain: chainOf(initiative.id),
      ended: isOver(initiative.keyResults),
      moment,
    }),
  )
  const scene = decisionScene({
    snapshot,
    history: input.history,
    results: resultById,
    historyOf,
    links: decided,
    timezone: policy.timezone,
  })
  const decisions = snapshot.decisions.map((decision) =>
    evaluateDecision({ decision, history: historyOf(decision.id), scene, moment }),
  )

  const results = {
    objectives: objectiveResults,
    keyResults: keyResultResults,
    initiatives: initiatives.map(({ result }) => result),
  }
  const running = runningRows(results)
  const worries = atRisk(running.keyResults, objectiveResults)
  const coverage = workCoverage({
    keyResults: running.keyResults,
    links,
    readings,
    active,
    finished: input.finished ?? null,
    today,
  })
  const rows = [...objectives, ...keyResults, ...initiatives, ...decisions]
  const lost = lostIn(snapshot, results, input.history)
  const kept = (findings: readonly Finding[], of: Said | null = null) =>
    findings.filter((finding) => !isWithheld(finding, snapshot.databases, lost, of))
  const told = [
    ...kept([...objectives, ...keyResults].flatMap((row) => row.findings)),
    ...kept(judged.findings, 'company.alignment'),
    ...kept(qualityOf(snapshot, results, moment), 'company.links'),
    ...kept([...initiatives, ...decisions].flatMap((row) => row.findings)),
    ...kept(orphanFindings(coverage)),
  ]
  const all = toldOnce(snapshot.findings, told)
  const isMuted = mutedFindings(snapshot, cycles, resultById)
  const evaluation: Evaluation = {
    asOf: now,
    today,
    ruleVersion: moment.ruleVersion,
    ...results,
    decisions: decisions.map(({ result }) => result),
    alignment: judged.alignment,
    alignmentWithoutAccepted: judged.withoutAccepted,
    workCoverage: coverage,
    contradictions: contradictions(results),
    waiting: teamWaits({
      ...results,
      initiatives: snapshot.initiatives,
      results: results.initiatives,
      isEnded: isOver,
    }),
    atRisk: worries.map(({ id }) => id),
    recommendations: recommendations({
      atRisk: worries,
      objectives: running.objectives.filter(isAsked).map((result) => ({
        ...result,
        supported: judged.supported.has(result.id),
      })),
      today,
    }),
    forecastMean,
    findings: rankFindings(
      all.filter((finding) => !isMuted(finding)),
      { ...results, hanging: judged.hanging },
    ),
    remember: {
      checkIns: keyResults.flatMap((keyResult) => keyResult.checkIns),
      days: keyResults.flatMap(({ day }) => day ?? []),
      objectiveDays: objectives.flatMap(({ day }) => day ?? []),
      seen: rows.flatMap(({ seen }) => seen),
      gone: rows.flatMap(({ gone }) => gone),
      adopted: rows.flatMap(({ adopted }) => adopted),
      opened: [],
      closed: [],
      stands: decisions.flatMap(({ stands }) => stands),
      reopened: decisions.flatMap(({ reopened }) => reopened),
    },
    withheld: [],
  }
  return withhold(evaluation, lost, lastDayOf(input.history))
}

/** Whoever left a lower objective without a parent on purpose is not asked for one. */
function isAsked({ level, alignment, isAlignmentAccepted }: ObjectiveResult): boolean {
  return level === 'company' || alignment === 'rooted' || !isAlignmentAccepted
}

/** What advice and coverage are about, each row with the status that is in force. */
function runningRows(results: Pick<Evaluation, 'objectives' | 'keyResults'>) {
  const inForce = <Row extends KeyResultResult | ObjectiveResult>(row: Row): Row =>
    row.overrule === null ? row : { ...row, status: statusInForce(row) }
  return {
    objectives: results.objectives.filter(({ ended, state }) => !ended && state === 'active').map(inForce),
    keyResults: results.keyResults
      .filter(({ ended, state }) => !ended && state !== 'dropped' && state !== 'deferred')
      .map(inForce),
  }
}

function qualityOf(
  snapshot: Snapshot,
  { objectives, keyResults }: Pick<Evaluation, 'objectives' | 'keyResults'>,
  { today, policy }: { readonly today: string; readonly policy: Policy },
): Finding[] {
  const found = qualityFindings({
    objectives,
    keyResults: keyResults.flatMap((result, index) => {
      const row = snapshot.keyResults[index]
      return row === undefined ? [] : qualityRow(result, row)
    }),
    today,
    policy,
  })
  const rows = new Map([...objectives, ...keyResults].map((row) => [row.id, row]))
  return found.flatMap(({ database, id, fault }) => {
    const row = rows.get(id)
    return row === undefined ? [] : findingsOf(database, row, [fault])
  })
}

/** Not the whole result once more: that would be the largest part of what an evaluation holds. */
function qualityRow(result: KeyResultResult, { baseline, milestones }: KeyResult): QualityKeyResult {
  const { id, title, objectiveId, owners, state, period, ended, counts, type, ambition, target } = result
  const { score, raw, lastCheckIn, status, reasons, outage } = result
  const about = { id, title, objectiveId, owners, state, period, ended, counts, type, ambition, outage }
  return { ...about, baseline, target, milestones, score, raw, lastCheckIn, status, reasons }
}
