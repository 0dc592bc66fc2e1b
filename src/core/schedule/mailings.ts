import { type MailPolicy, REPORTS, type Report } from '#src/core/mail/mail-policy.ts'

/** To whom a report goes, and what of it. */
export interface Mailing {
  readonly report: Report
  readonly to: readonly string[]
  /** Of no other team anything is shown; empty: everything is. */
  readonly teams: readonly string[]
  /** Of a weekly report a weekday and time of its own; null: the common one. */
  readonly at: string | null
}

/** Every report to DIGEST_TO, and what POLICY subscribes others to. Monthly and quarterly reports have no time of their own. */
export function mailings(
  { subscriptions }: Pick<MailPolicy, 'subscriptions'>,
  digestTo: readonly string[],
): readonly Mailing[] {
  return [
    ...REPORTS.map((report) => ({ report, to: digestTo, teams: [], at: null })),
    ...subscriptions.flatMap(({ to, reports, teams, at }) =>
      reports.map((report) => ({ report, to, teams, at })),
    ),
  ]
}
