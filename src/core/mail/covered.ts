import { NO_ALIGNMENT } from '#src/core/alignment/no-alignment.ts'
import type { DecisionResult } from '#src/core/decision-result.ts'
import type { Evaluation, WorkCoverage } from '#src/core/evaluation.ts'
import type { Decision, Snapshot } from '#src/core/model.ts'
import { hiding } from './hiding.ts'

/**
 * What somebody sees whose subscription names teams: their objectives, what hangs on these, and no row of anybody else, neither
 * by itself nor named by another. An initiative or a decision is seen by every team of whose key results one is linked to it; of a
 * decision that is about other teams too only the title and what is due of it: its texts may tell of theirs.
 * Figures of the whole company are left out, and so is all work in Linear and GitHub that is no covered row's.
 * @param teams as Team of the objectives has them, in any case; empty: everything is covered
 */
export function covered(
  evaluation: Evaluation,
  snapshot: Pick<Snapshot, 'decisions'>,
  teams: readonly string[],
): Evaluation {
  if (teams.length === 0) return evaluation
  const wanted = new Set(teams.map(plain))
  const objectives = evaluation.objectives.filter(({ team }) => team !== null && wanted.has(plain(team)))
  const ofObjectives = new Set(objectives.map(({ id }) => id))
  const keyResults = evaluation.keyResults.filter(
    ({ objectiveId }) => objectiveId !== null && ofObjectives.has(objectiveId),
  )
  const ofKeyResults = new Set(keyResults.map(({ id }) => id))
  const initiatives = evaluation.initiatives.filter((row) =>
    row.keyResults.some((id) => ofKeyResults.has(id)),
  )
  const ofInitiatives = new Set(initiatives.map(({ id }) => id))
  const links = new Map(snapshot.decisions.map((decision) => [decision.id, decision]))
  const decisions = evaluation.decisions.filter(({ id }) =>
    touches(links.get(id), ofKeyResults, ofInitiatives),
  )
  const rows = new Set([...ofObjectives, ...ofKeyResults, ...ofInitiatives, ...decisions.map(({ id }) => id)])
  const isSeen = ({ id }: { readonly id: string }) => rows.has(id)
  const hide = hiding(
    [...evaluation.objectives, ...evaluation.keyResults, ...evaluation.initiatives, ...evaluation.decisions],
    isSeen,
  )

  return {
    ...evaluation,
    onlyTeams: teams,
    objectives,
    keyResults,
    initiatives: initiatives.map((row) => ({
      ...row,
      holdsUp: row.holdsUp.filter(isSeen),
      waitsFor: row.waitsFor.filter(isSeen),
      // It names what it waits for.
      why: row.waitsFor.every(isSeen) ? row.why : '',
    })),
    decisions: decisions.map((decision) => {
      const linked = [...decision.keyResults, ...(links.get(decision.id)?.initiatives ?? [])]
      return partOf(decision, rows, linked.every((id) => rows.has(id)) ? hide : () => '')
    }),
    // Nothing is said of a whole of which a reader may see a part alone.
    alignment: NO_ALIGNMENT,
    alignmentWithoutAccepted: null,
    workCoverage: workOf(evaluation.workCoverage, ofKeyResults),
    contradictions: evaluation.contradictions.filter(({ pageId }) => rows.has(pageId)),
    waiting: evaluation.waiting.flatMap((wait) => {
      const named = wait.initiatives.filter((each) => isSeen(each) && isSeen(each.waitsFor))
      return named.length === 0 ? [] : { ...wait, initiatives: named }
    }),
    atRisk: evaluation.atRisk.filter((id) => rows.has(id)),
    recommendations: evaluation.recommendations.filter(({ pageIds }) => pageIds.every((id) => rows.has(id))),
    // One about a column names no row.
    findings: evaluation.findings
      .filter(({ pageId, property }) => (pageId === null ? property !== null : rows.has(pageId)))
      .map((finding) => ({ ...finding, message: hide(finding.message), mend: hide(finding.mend) })),
  }
}

function touches(
  decision: Decision | undefined,
  keyResults: ReadonlySet<string>,
  initiatives: ReadonlySet<string>,
): boolean {
  if (decision === undefined) return false
  return (
    decision.keyResults.some((id) => keyResults.has(id)) ||
    decision.initiatives.some((id) => initiatives.has(id))
  )
}

function partOf(
  decision: DecisionResult,
  rows: ReadonlySet<string>,
  told: (text: string) => string,
): DecisionResult {
  return {
    ...decision,
    keyResults: decision.keyResults.filter((id) => rows.has(id)),
    context: told(decision.context),
    options: told(decision.options),
    recommendation: told(decision.recommendation),
    // No report tells them, and they name rows by a part of their titles.
    followedWords: '',
    outcomeWords: '',
  }
}

function workOf(coverage: WorkCoverage, keyResults: ReadonlySet<string>): WorkCoverage {
  return {
    ...coverage,
    live: 0,
    dead: 0,
    none: 0,
    unknown: 0,
    liveShare: null,
    alignedWork: null,
    credits: coverage.credits.filter((credit) => credit.keyResults.every(({ id }) => keyResults.has(id))),
    served: coverage.served.filter(
      (work) => work.keyResults.length > 0 && work.keyResults.every((id) => keyResults.has(id)),
    ),
    orphans: [],
    completedIssues: null,
    mergedPulls: null,
  }
}

function plain(team: string): string {
  return team.trim().toLowerCase()
}
