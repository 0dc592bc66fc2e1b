import { cyclesOf } from '#src/core/rows/cycles-of.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { evaluateDecision } from '#src/core/rows/evaluate-decision.ts'
import { evaluateInitiative } from '#src/core/rows/evaluate-initiative.ts'
import { evaluateKeyResult } from '#src/core/rows/evaluate-key-result.ts'
import { evaluateObjectives } from '#src/core/rows/evaluate-objectives.ts'
import { mutedFindings } from '#src/core/rows/muted-findings.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { historyByRow } from '#src/core/rows/row-history.ts'
import { toldOnce } from '#src/core/rows/told-once.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import type { Evaluation } from './evaluation.ts'
import type { History } from './history.ts'
import type { Instant, Snapshot } from './model.ts'
import { type Policy, ruleVersion } from './policy.ts'

/**
 * Everything the rules say about one snapshot at one moment. The same input gives the same output, byte for byte; results
 * stand in the order of the rows.
 * @param input.readings by the link as it was pasted
 * @param input.hosts the host of GitHub's or GitHub Enterprise's pages
 */
export function evaluate(input: {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly history: History
  readonly policy: Policy
  readonly hosts: { readonly github: string }
  readonly now: Instant
}): Evaluation {
  const { snapshot, policy, now } = input
  const today = localDay(now, policy.timezone)
  const moment = { ...input, today }
  const historyOf = historyByRow(input.history)
  const links = decisionLinks(snapshot)
  const cycles = cyclesOf(snapshot.objectives, today, policy.fiscalYearStart)

  const keyResults = snapshot.keyResults.map((keyResult) =>
    evaluateKeyResult({
      keyResult,
      cycles,
      history: historyOf(keyResult.id),
      hasDecision: links.isDecided(keyResult),
      moment,
    }),
  )
  const keyResultResults = keyResults.map(({ result }) => result)
  const resultById = new Map(keyResultResults.map((result) => [result.id, result]))
  const { objectives, alignment, findings } = evaluateObjectives({
    cycles: snapshot.objectives.flatMap(({ id }) => cycles.get(id) ?? []),
    keyResults: keyResultResults,
    historyOf,
    moment,
  })
  const isOver = ofEndedCycles(keyResultResults)
  const initiatives = snapshot.initiatives.map((initiative) =>
    evaluateInitiative({
      initiative,
      history: historyOf(initiative.id),
      keyResults: initiative.keyResults.flatMap((id) => resultById.get(id) ?? []),
      ended: isOver(initiative.keyResults),
      findings: snapshot.findings,
      moment,
    }),
  )
  const decisions = snapshot.decisions.map((decision) =>
    evaluateDecision({
      decision,
      history: historyOf(decision.id),
      linked: links.isLive(decision, resultById),
      superseded: links.isSuperseded(decision),
      moment,
    }),
  )

  const rows = [...objectives, ...keyResults, ...initiatives, ...decisions]
  const ruled = [...objectives, ...keyResults].flatMap((row) => row.findings)
  const rest = [...initiatives, ...decisions].flatMap((row) => row.findings)
  const isMuted = mutedFindings(snapshot, cycles, resultById)
  return {
    asOf: now,
    today,
    ruleVersion: ruleVersion(policy),
    objectives: objectives.map(({ result }) => result),
    keyResults: keyResultResults,
    initiatives: initiatives.map(({ result }) => result),
    decisions: decisions.map(({ result }) => result),
    alignment,
    findings: toldOnce(snapshot.findings, [...ruled, ...findings, ...rest]).filter(
      (finding) => !isMuted(finding),
    ),
    remember: {
      checkIns: keyResults.flatMap((keyResult) => keyResult.checkIns),
      days: keyResults.flatMap(({ day }) => day ?? []),
      seen: rows.flatMap(({ seen }) => seen),
      gone: rows.flatMap(({ gone }) => gone),
      adopted: rows.flatMap(({ adopted }) => adopted),
      opened: [],
      closed: [],
    },
  }
}
