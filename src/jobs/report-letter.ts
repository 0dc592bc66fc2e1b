import type { Evaluation } from '#src/core/evaluation.ts'
import { linkedKeyResults } from '#src/core/letters/linked-key-results.ts'
import { covered } from '#src/core/mail/covered.ts'
import { decisionLog } from '#src/core/mail/decision-log.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { composeEngineering } from '#src/core/mail/engineering-report.ts'
import { composeInitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { composeQuarterly } from '#src/core/mail/quarterly-report.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { Mailing } from '#src/core/schedule/mailings.ts'
import { reportSlots } from '#src/core/schedule/report-slots.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { monthSpan } from '#src/core/time/month-span.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderDigest } from '#templates/digest.tsx'
import { renderEngineering } from '#templates/engineering.tsx'
import { renderInitiatives } from '#templates/initiatives.tsx'
import type { RenderedMail } from '#templates/mail/rendered-mail.ts'
import { renderQuarterly } from '#templates/quarterly.tsx'
import type { Assessment } from './assess.ts'
import { readDelivery } from './delivery-summary.ts'
import type { Letter } from './freeze.ts'
import { reportCalendar } from './report-calendar.ts'

/** A week, and the eight before it: what the digest shows of delivery. */
const WEEKLY = { days: 7, courses: 8 }
/** The same as far as events are kept, for the course of a month. */
const WEEKS_OF_MONTH = { days: 7, courses: 12 }
const MONTHS = 6

/** One report to some of its readers, about the rows that their subscription covers. */
export type DueReport = Mailing & { readonly slot: string }

/**
 * A report as it goes to the readers of one mailing.
 * @throws Failure when the store cannot be read
 */
export async function reportLetter(deps: Deps, assessment: Assessment, due: DueReport): Promise<Letter> {
  const { report, slot, to, teams } = due
  const evaluation = covered(assessment.evaluation, assessment.snapshot, teams)
  const snapshot = teams.length === 0 ? assessment.snapshot : rowsOf(assessment.snapshot, evaluation)
  const mail = await RENDER[report](deps, { ...assessment, evaluation, snapshot }, due)
  return { kind: report, slot, to, ...mail }
}

type Render = (deps: Deps, assessment: Assessment, due: DueReport) => Promise<RenderedMail>

const RENDER: Readonly<Record<DueReport['report'], Render>> = {
  async digest(deps, { evaluation, snapshot, history }, { slot }) {
    const delivery = await readDelivery(deps, { rows: sources(snapshot), now: evaluation.asOf, ...WEEKLY })
    const { policy } = deps
    const { isHistory } = linkedKeyResults(snapshot, evaluation)
    return renderDigest(
      composeDigest({
        evaluation,
        earlier: history.days,
        week: slot,
        policy,
        pastDecisions: new Set(snapshot.decisions.filter(isHistory).map(({ id }) => id)),
        delivery,
        decisionLog: decisionLog({ snapshot, evaluation, history, policy }),
      }),
    )
  },

  async initiatives(deps, { evaluation, history }, { slot, at }) {
    const firstRunAt = (await deps.ledger.firstRunAt()) ?? evaluation.asOf
    const slots = reportSlots('initiatives', at, evaluation.asOf, reportCalendar(deps))
    return renderInitiatives(
      composeInitiativesUpdate({
        evaluation,
        history,
        slots: slots.map(({ moment }) => moment).filter((moment) => moment >= firstRunAt),
        week: slot,
        timezone: deps.policy.timezone,
        policy: deps.mailPolicy,
      }),
    )
  },

  async engineering(deps, { evaluation, snapshot }, { slot }) {
    const { days, after } = monthSpan(slot)
    const now = startOfDay(after, deps.policy.timezone)
    const rows = sources(snapshot)
    const summary = await readDelivery(deps, { rows, now, days, courses: MONTHS })
    const weekly = await readDelivery(deps, { rows, now, ...WEEKS_OF_MONTH })
    return renderEngineering(
      composeEngineering({
        summary,
        weekly,
        month: slot,
        guardrails: summary?.guardrails ?? [],
        evaluation,
        policy: deps.policy,
      }),
    )
  },

  async quarterly(deps, { evaluation, snapshot, history }, { slot }) {
    const { policy } = deps
    return renderQuarterly(
      composeQuarterly({ evaluation, days: history.days, snapshot, cycle: slot, policy }),
    )
  },
}

/** Whatever links work. */
function sources({ keyResults, initiatives }: Pick<Snapshot, 'initiatives' | 'keyResults'>) {
  return [...keyResults, ...initiatives]
}

/** The rows of a snapshot that an evaluation is left with. */
function rowsOf(
  snapshot: Snapshot,
  { objectives, keyResults, initiatives, decisions }: Evaluation,
): Snapshot {
  const seen = new Set([...objectives, ...keyResults, ...initiatives, ...decisions].map(({ id }) => id))
  const only = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    rows.filter(({ id }) => seen.has(id))
  return {
    ...snapshot,
    objectives: only(snapshot.objectives),
    keyResults: only(snapshot.keyResults),
    initiatives: only(snapshot.initiatives),
    decisions: only(snapshot.decisions),
  }
}
