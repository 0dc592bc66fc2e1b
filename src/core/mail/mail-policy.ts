import * as z from 'zod'
import { DELIVERY_MEASURES, type DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { addDays, isDay } from '#src/core/time/day.ts'
import { isTimeZone } from '#src/core/time/is-time-zone.ts'
import { isWorkingDay } from '#src/core/time/working-days.ts'
import { whole } from '#src/core/whole.ts'
import { isPlainAddress } from './address.ts'

/** The mails that go out by the calendar, to whoever is subscribed to them. */
export const REPORTS = ['digest', 'initiatives', 'engineering', 'quarterly'] as const
export type Report = (typeof REPORTS)[number]

const MEASURES = Object.keys(DELIVERY_MEASURES) as DeliveryMeasure[]

const TIME = '([01]\\d|2[0-3]):[0-5]\\d'
const DAYS = '(mon|tue|wed|thu|fri|sat|sun)'
const weekTime = new RegExp(`^${DAYS} ${TIME}$`, 'i')
const hours = new RegExp(`^${DAYS}-${DAYS} ${TIME}-${TIME}$`, 'i')

const day = z.string().refine(isDay, fault('must be a day such as 2026-12-25'))
const address = z.string().trim().toLowerCase().refine(isPlainAddress, fault('must be a mail address'))
const zone = z.string().refine(isTimeZone, fault('must be a time zone such as Europe/Berlin'))

const Subscription = z.strictObject({
  to: z.array(address).min(1),
  reports: z.array(z.enum(REPORTS)).min(1),
  /** Nothing of other teams is in what they get, as Team of the objectives has it; empty: everything. */
  teams: z.array(z.string().trim().min(1)).default([]),
  /** Of the weekly reports: a weekday and a time of their own in the organisation's time zone; null: with everybody. */
  at: z
    .string()
    .regex(weekTime, fault('must be a weekday and a time such as Tue 09:00'))
    .nullable()
    .default(null),
})

const Escalation = z.strictObject({
  /** What a person typed opens and mails nothing until it has stood for so many minutes. */
  settleMinutes: whole(0, 1440).default(60),
  /** Nor does an unchanged value that was confirmed within so many days. */
  confirmedDays: whole(0, 92).default(7),
  /** At risk for so many days without a recovery plan is told too. */
  atRiskDays: whole(1, 92).default(14),
  /** Days after the owner heard that the owner's lead hears, without acknowledgement or recovery plan. */
  leadDays: whole(0, 92).default(3),
  /** The same for ESCALATE_TO, without a recovery plan. */
  aboveDays: whole(0, 92).default(7),
  /** For so many days an acknowledgement or a plan keeps the ladder still; then a key result that has not recovered climbs on. */
  promiseDays: whole(1, 92).default(14),
  /** Of a blocked initiative: working days, of which the one on which whom it waits for hears is the first. */
  blocked: z
    .strictObject({
      waitingOnDay: whole(1, 92).default(1),
      leadsOnDay: whole(1, 92).default(2),
      aboveOnDay: whole(1, 92).default(3),
    })
    .prefault({}),
})

/** What an organisation decides about its mail: the `mail` of POLICY. Every field has a default; none is a rule of scoring. */
const Fields = z.strictObject({
  /** No working days, everywhere. */
  holidays: z.array(day).default([]),
  /** Letters to one person leave in these hours alone, by the clock of the person. */
  hours: z
    .string()
    .regex(hours, fault('must be days and times such as Mon-Fri 08:00-18:00'))
    .default('Mon-Fri 08:00-18:00'),
  /** Of persons who live elsewhere: address to time zone (IANA name). */
  timezones: z.record(address, zone).default({}),
  /** The most letters to one person. */
  mostPerDay: whole(1, 20).default(1),
  mostPerWeek: whole(1, 100).default(10),
  escalation: Escalation.prefault({}),
  /** So many mails are handed to the mail server in any 60 seconds, whomever they go to. */
  perMinute: whole(1, 600).default(60),
  /** Owners are nudged on the last working day before the digest, from this time on by their own clock. */
  nudgeAt: z
    .string()
    .regex(new RegExp(`^${TIME}$`), fault('must be a time such as 10:00'))
    .default('10:00'),
  /** When the weekly initiatives update leaves; null: with the digest. */
  initiativesAt: z
    .string()
    .regex(weekTime, fault('must be a weekday and a time such as Thu 15:00'))
    .nullable()
    .default(null),
  /** Working day of the month on which the engineering report of the month before leaves. */
  engineeringOnWorkingDay: whole(1, 20).default(1),
  /** Working day of the quarter on which the OKR report of the quarter before leaves: last check-ins are in by then. */
  quarterlyOnWorkingDay: whole(1, 20).default(5),
  /** What the delivery figures should be, for the reports to compare with: in the unit of the measure. */
  targets: z.partialRecord(z.enum(MEASURES), z.number().nonnegative()).default({}),
  /** Besides DIGEST_TO, which gets every report about everything. */
  subscriptions: z.array(Subscription).superRefine(onceEach).default([]),
})
export const MailPolicy = Fields.superRefine(someDayLeft)
export type MailPolicy = z.infer<typeof Fields>

/** For longer than that nobody is kept waiting for a letter in silence. */
const MOST_DAYS_OFF = 62

/** Holidays without end would keep every letter back, and nothing would say so. */
function someDayLeft(days: z.infer<typeof Fields>, context: z.RefinementCtx): void {
  for (const first of days.holidays.filter(isDay)) {
    let next = first
    let off = 0
    for (; off <= MOST_DAYS_OFF && !isWorkingDay(next, days); off++) next = addDays(next, 1)
    if (off <= MOST_DAYS_OFF) continue
    const message = `leaves no day for letters in more than ${MOST_DAYS_OFF} days from ${first} on; take some out, or widen mail.hours`
    context.addIssue({ code: 'custom', path: ['holidays'], message })
    return
  }
}

/** A report goes to an address once: what a second subscription adds would be left out in silence. */
function onceEach(subscriptions: readonly z.infer<typeof Subscription>[], context: z.RefinementCtx): void {
  const known = new Set<string>()
  for (const [index, { to, reports }] of subscriptions.entries()) {
    for (const each of new Set(reports.flatMap((report) => to.map((reader) => `${report} to ${reader}`)))) {
      const message = `sends the ${each} a second time; name all teams in one subscription`
      if (known.has(each)) context.addIssue({ code: 'custom', path: [index], message })
      known.add(each)
    }
  }
}

function fault(must: string) {
  return { error: ({ input }: { readonly input?: unknown }) => `${must}, found ${JSON.stringify(input)}` }
}
