import { equalWindows, months } from '#src/core/delivery/window-starts.ts'
import { linkedKeyResults } from '#src/core/letters/linked-key-results.ts'
import { daysToCompare } from '#src/core/live/days-to-compare.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { covered } from '#src/core/mail/covered.ts'
import { coveredRows } from '#src/core/mail/covered-rows.ts'
import { decisionFacts } from '#src/core/mail/decision-facts.ts'
import { decisionLog } from '#src/core/mail/decision-log.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { composeEngineering } from '#src/core/mail/engineering-report.ts'
import { composeInitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { composeQuarterly } from '#src/core/mail/quarterly-report.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { Mailing } from '#src/core/schedule/mailings.ts'
import { reportSlots } from '#src/core/schedule/report-slots.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { monthAfter } from '#src/core/time/month-after.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderDigest } from '#templates/digest.tsx'
import { renderEngineering } from '#templates/engineering.tsx'
import { renderInitiatives } from '#templates/initiatives.tsx'
import type { RenderedMail } from '#templates/mail/rendered-mail.ts'
import { renderQuarterly } from '#templates/quarterly.tsx'
import type { Assessment } from './assess.ts'
import { readDelivery } from './delivery-summary.ts'
import type { Letter } from './freeze.ts'
import { lastDigest } from './last-digest.ts'
import { reportCalendar } from './report-calendar.ts'

const WEEK = 7
/** So many weeks back a month shows its course: as far as events are kept. */
const WEEKS_OF_MONTH = 12

/** One report to some of its readers, about the rows that their subscription covers. */
export type DueReport = Mailing & { readonly slot: string }

/**
 * A report as it goes to the readers of one mailing.
 * @throws Failure when the store cannot be read
 */
export async function reportLetter(deps: Deps, assessment: Assessment, due: DueReport): Promise<Letter> {
  const { report, slot, to, teams } = due
  const evaluation = covered(assessment.evaluation, assessment.snapshot, teams)
  const snapshot = teams.length === 0 ? assessment.snapshot : coveredRows(assessment.snapshot, evaluation)
  const mail = await RENDER[report](deps, { ...assessment, evaluation, snapshot, whole: assessment }, due)
  return { kind: report, slot, to, ...mail }
}

/** @param assessment.whole not cut to what its readers may see: how a decision stands may hang on one that they do not see */
type Render = (
  deps: Deps,
  assessment: Assessment & { readonly whole: Assessment },
  due: DueReport,
) => Promise<RenderedMail>

const RENDER: Readonly<Record<DueReport['report'], Render>> = {
  async digest(deps, { evaluation, snapshot, history, whole }, due) {
    const delivery = await readDelivery(deps, {
      rows: sources(snapshot),
      now: evaluation.asOf,
      asOf: evaluation.asOf,
    })
    const { policy } = deps
    const { isHistory } = linkedKeyResults(snapshot, evaluation)
    return renderDigest(
      composeDigest({
        evaluation,
        earlier: daysToCompare(history.days, liveOf(snapshot, history, 'keyResults'), {
          today: evaluation.today,
          timezone: policy.timezone,
        }),
        last: await lastDigest(deps, due, evaluation.today),
        week: due.slot,
        policy,
        pastDecisions: new Set(snapshot.decisions.filter(isHistory).map(({ id }) => id)),
        delivery: delivery(equalWindows(evaluation.asOf, WEEK, 2)),
        facts: decisionFacts({ ...whole, timezone: policy.timezone }),
        decisionLog: decisionLog({ snapshot, evaluation, history, policy }),
      }),
    )
  },

  async initiatives(deps, { evaluation, snapshot, history }, { slot, at }) {
    const firstRunAt = (await deps.ledger.firstRunAt()) ?? evaluation.asOf
    const { since } = liveOf(snapshot, history, 'initiatives')
    const first = since !== null && since > firstRunAt ? since : firstRunAt
    const slots = reportSlots('initiatives', at, evaluation.asOf, reportCalendar(deps))
    return renderInitiatives(
      composeInitiativesUpdate({
        evaluation,
        history,
        slots: slots.map(({ moment }) => moment).filter((moment) => moment >= first),
        week: slot,
        timezone: deps.policy.timezone,
        policy: deps.mailPolicy,
      }),
    )
  },

  async engineering(deps, { evaluation, snapshot }, { slot }) {
    const { timezone } = deps.policy
    const now = startOfDay(monthAfter(slot), timezone)
    const delivery = await readDelivery(deps, { rows: sources(snapshot), now, asOf: evaluation.asOf })
    const summary = delivery(months(slot, 2, timezone))
    return renderEngineering(
      composeEngineering({
        summary,
        weekly: delivery(equalWindows(now, WEEK, WEEKS_OF_MONTH)),
        month: slot,
        guardrails: summary?.guardrails ?? [],
        evaluation,
        policy: deps.policy,
      }),
    )
  },

  async quarterly(deps, { evaluation, snapshot, history }, { slot }) {
    const { policy } = deps
    return renderQuarterly(composeQuarterly({ evaluation, history, snapshot, cycle: slot, policy }))
  },
}

/** Whatever links work. */
function sources({ keyResults, initiatives }: Pick<Snapshot, 'initiatives' | 'keyResults'>) {
  return [...keyResults, ...initiatives]
}
