import type { Finding, Write } from '#src/core/model.ts'
import type { WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { mailFindings } from './mail-findings.ts'
import type { ReportedDecision, ReportedMessage, RunReport } from './run-report.ts'

interface ReportParts {
  readonly run: Omit<RunReport['run'], 'outcome'>
  readonly assessment: Assessment
  readonly writes: readonly Write[]
  /** Rows of the decision log; absent: the job adds none. */
  readonly newDecisions?: readonly ReportedDecision[]
  /** Pages. */
  readonly applied: { readonly written: number; readonly failed: number }
  readonly messages: readonly ReportedMessage[]
  /** Those of the run itself, beside those of the evaluation and of the messages. */
  readonly findings: readonly Finding[]
  readonly spent: Spent
}

/** What a run asked of the outside, and what it left of its limits. */
type Spent = Pick<RunReport, 'requests' | 'limits'>

/** Puts the report of a run together from what its steps left. */
export function createReport(parts: ReportParts): RunReport {
  const { assessment, writes, newDecisions = [], applied, messages } = parts
  const { evaluation, snapshot } = assessment
  const measurements = evaluation.keyResults.map(({ measurement }) => measurement)
  const waiting =
    messages.some(({ state }) => state === 'pending') ||
    newDecisions.some(({ state }) => state === 'not_added' || state === 'unknown')
  return {
    run: { ...parts.run, outcome: applied.failed > 0 || waiting ? 'incomplete' : 'done' },
    counts: {
      read:
        snapshot.objectives.filter(({ virtual }) => !virtual).length +
        snapshot.keyResults.length +
        snapshot.initiatives.length +
        snapshot.decisions.length,
      measured: measurements.filter((measurement) => measurement?.kind === 'value').length,
      unknown: measurements.filter((measurement) => measurement?.kind === 'unknown').length,
      planned: writes.length,
      written: applied.written,
      failed: applied.failed,
      messages: messages.filter(({ state }) => state === 'sent').length,
    },
    requests: parts.spent.requests,
    limits: parts.spent.limits,
    objectives: evaluation.objectives,
    keyResults: evaluation.keyResults,
    initiatives: evaluation.initiatives,
    decisions: evaluation.decisions,
    alignment: evaluation.alignment,
    alignmentWithoutAccepted: evaluation.alignmentWithoutAccepted,
    workCoverage: evaluation.workCoverage,
    contradictions: evaluation.contradictions,
    waiting: evaluation.waiting,
    atRisk: evaluation.atRisk,
    recommendations: evaluation.recommendations,
    forecastMean: evaluation.forecastMean,
    findings: [...evaluation.findings, ...parts.findings, ...mailFindings(messages)],
    writes,
    newDecisions,
    messages,
  }
}

/** Counts the requests of one run on adapters that live longer than it. */
export function startMeter(deps: Deps): () => Spent {
  const of = (system: WorkSystem) => deps.work.find((source) => source.system === system)
  const count = () => ({
    notion: deps.okrs.requests(),
    linear: of('linear')?.requests() ?? 0,
    github: of('github')?.requests() ?? 0,
  })
  const before = count()
  return () => {
    const after = count()
    return {
      requests: {
        notion: after.notion - before.notion,
        linear: after.linear - before.linear,
        github: after.github - before.github,
      },
      limits: { linear: of('linear')?.limits?.() ?? [], github: of('github')?.limits?.() ?? [] },
    }
  }
}
