import { lostIn } from '#src/core/drift/lost-in.ts'
import { reached } from '#src/core/escalation/hearers.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { restedFrom } from '#src/core/live/rested-from.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Day, Finding, Instant, KeyResult, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { remembering } from '#src/core/remembering.ts'
import { acceptedCode } from '#src/core/rows/accepted-code.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import type { Slot } from '#src/core/schedule/report-slots.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { momentAt } from '#src/core/time/moment-at.ts'
import { workingDayBefore } from '#src/core/time/working-days.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import type { Nudge } from './nudge.ts'
import { openFrom } from './quiet-hours.ts'
import { SILENT_CODES } from './silent-codes.ts'
import type { Subject } from './subject.ts'

interface NudgesInput {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'initiatives' | 'keyResults' | 'objectives' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings' | 'written'>
  /** Escalation episodes that are open after this run: they ask for more than a value. */
  readonly open: readonly Pick<Episode, 'pageId'>[]
  readonly policy: Pick<Policy, 'checkInEveryDays' | 'timezone'>
  readonly mail: Pick<MailPolicy, 'hours' | 'holidays' | 'timezones' | 'nudgeAt'>
  /** MAIL_DOMAINS. */
  readonly domains: readonly string[]
  /** The next digest. */
  readonly digest: Slot
  /** Somebody asks for it: what is late at this moment is due at it. Absent: on the last working day before the digest. */
  readonly askedAt?: Instant | undefined
}

interface Nudges {
  readonly subjects: readonly Subject[]
  /** Owners of late values who cannot be reached. */
  readonly findings: readonly Finding[]
}

const NOBODY: Nudges = { subjects: [], findings: [] }

/**
 * Asks the owners of key results that run for a value that the next digest would miss: on the last working day before it, from
 * the time of the policy on by each owner's clock. It is due only where neither a check-in nor an edit of a person is younger than
 * the cadence on that day. Until then the subjects are there and not due. What measures itself, what is held by a failing source
 * and what escalates is left alone, all of it while a column that tells is lost, and what was late already when an adopted
 * workspace went live for two weeks, unless it has a value again.
 */
export function nudges(input: NudgesInput): Nudges {
  const { snapshot, evaluation, mail, domains, digest, policy } = input
  const { isLive, since } = liveOf(snapshot, input.history, 'keyResults')
  if (!isLive) return NOBODY
  const lost = lostIn(snapshot, evaluation, input.history)

  const rows = new Map(snapshot.keyResults.map((row) => [row.id, row]))
  const objectives = new Map(evaluation.objectives.map(({ id, title }) => [id, title]))
  const escalating = new Set(input.open.map(({ pageId }) => pageId))
  const lastWrites = lastWriteByPage(input.history)
  const digestOn = localDay(digest.moment, policy.timezone)
  const nudgedOn =
    input.askedAt === undefined ? workingDayBefore(digestOn, mail) : localDay(input.askedAt, policy.timezone)
  const isSilent = (result: KeyResultResult, row: KeyResult) => {
    const days = [result.lastCheckIn, editedOn(row, lastWrites.get(row.id), policy.timezone)]
    const isLate = (day: Day | null) => day === null || daysBetween(day, nudgedOn) >= policy.checkInEveryDays
    if (!days.every(isLate)) return false
    if (since === null || nudgedOn >= restedFrom(since, policy.timezone)) return true
    const liveOn = localDay(since, policy.timezone)
    const wasInTime = (day: Day | null) => day !== null && daysBetween(day, liveOn) < policy.checkInEveryDays
    return [...days, result.period?.start ?? null].some(wasInTime)
  }

  // Of thousands of values that are late many are due in one time zone, and several are of one objective.
  const inShort = remembering((title) => cleanText(title, 70))
  const dueIn = remembering((timezone) => whenDue(timezone, input))
  const asked = evaluation.keyResults.flatMap((result): Nudges[] => {
    const row = rows.get(result.id)
    if (lost.causes('keyResults.status', result.id).size > 0) return []
    if (row === undefined || escalating.has(row.id) || !isAsked(result, row, evaluation.today)) return []
    if (!isSilent(result, row)) return []
    const objective = inShort(objectives.get(result.objectiveId ?? '') ?? '')
    const nudge = nudgeOf(result, row, { objective, digestOn, today: evaluation.today })
    const named = result.owners.map((person) => ({
      person,
      row,
      database: 'keyResults' as const,
      property: 'Owner',
    }))
    const hears = reached(named, { digestTo: [], domains }, 'nobody is asked for its value')
    const subjects = hears.to.map((to) => ({
      key: `nudge/${digest.slot}/${row.id}`,
      to: [to],
      episode: null,
      ...dueIn(mail.timezones[to] ?? policy.timezone),
      about: { kind: 'nudge' as const, nudge },
    }))
    return [{ subjects, findings: hears.findings }]
  })
  return {
    subjects: asked.flatMap(({ subjects }) => subjects),
    findings: asked.flatMap(({ findings }) => findings),
  }
}

/** It runs, and its value comes from a person. */
function isAsked(result: KeyResultResult, row: KeyResult, today: Day): boolean {
  const { ended, state, period, measurement, outage } = result
  if (ended || state !== 'active' || period === null || period.start > today || outage !== null) return false
  const status = statusInForce(result)
  if (status === 'complete' || status === 'not_started') return false
  const isMeasured = measurement?.kind === 'value' || measurement?.reason === 'still_reading'
  return !isMeasured && !row.acceptedFindings.some((code) => SILENT_CODES.has(acceptedCode(code)))
}

/** The day of the last edit where a person made it; null: the service's own write came after it, or was it. */
function editedOn({ lastEdited }: KeyResult, lastWrite: Instant | undefined, timezone: string): Day | null {
  return lastWrite === undefined || lastEdited > lastWrite ? localDay(lastEdited, timezone) : null
}

function lastWriteByPage({
  written,
}: Pick<History, 'days' | 'sightings' | 'written'>): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>()
  for (const { pageId, at } of written) if (at > (last.get(pageId) ?? '')) last.set(pageId, at)
  return last
}

/** Hours that are over by `nudgeAt` open on that day all the same: on the next one the digest would have left. */
function whenDue(
  timezone: string,
  { mail, digest, askedAt }: NudgesInput,
): Pick<Subject, 'due' | 'comesAlongFrom'> {
  if (askedAt !== undefined) return { due: askedAt }
  const day = workingDayBefore(localDay(digest.moment, timezone), mail)
  const due = momentAt(day, mail.nudgeAt, timezone)
  const comesAlongFrom = startOfDay(day, timezone)
  const isInTime = localDay(openFrom(due, timezone, mail), timezone) === day
  return { due: isInTime ? due : openFrom(comesAlongFrom, timezone, mail), comesAlongFrom }
}

function nudgeOf(
  result: KeyResultResult,
  row: KeyResult,
  about: { readonly objective: string; readonly digestOn: Day; readonly today: Day },
): Nudge {
  const { lastCheckIn, period, current } = result
  return {
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    objective: about.objective,
    lastCheckIn,
    days: daysBetween(lastCheckIn ?? period?.start ?? about.today, about.today),
    status: statusInForce(result),
    value: current === null ? '' : cleanText(valueInWords(row, current), 60),
    asks: isMilestoneList(row) ? 'milestones' : row.type === 'yes_no' ? 'done' : 'number',
    digestOn: about.digestOn,
  }
}
