import type { Overrule, OverruleEnd } from '#src/core/evaluation.ts'
import type { Sighting } from '#src/core/history.ts'
import type { Day, Instant, Shown, Status } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { endOfOverrule, setByPerson } from '#src/core/words/why.ts'
import { changedByHand, isStatus } from './changed-by-hand.ts'
import type { Moment } from './moment.ts'
import { endIn, endSighting, isStillTold, overruleEnd } from './overrule-end.ts'
import type { RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'

/** The longest that a status without a day of its own stands. */
const MOST_DAYS = 14

interface Row {
  readonly id: string
  readonly lastEdited: Instant
  readonly shown: Shown
  readonly override?: Status | null
  readonly overrideUntil?: Day | null
}

/** A status that a person put over the computed one, in force or over. */
interface Word extends Overrule {
  /** null: it is in force. */
  readonly end: OverruleEnd | null
  /** null: it has a day of its own, and nothing needs to be remembered. */
  readonly sighting: Sighting | null
}

export interface OverruleNews {
  readonly overrule: Overrule | null
  /** The last one that came to its end, while the page tells it; null where a new one stands. */
  readonly ended: OverruleEnd | null
  /** The Status cell holds a person's word: in force, or over and not yet written over. */
  readonly inStatus: boolean
  readonly faults: readonly RowFault[]
  readonly seen: readonly Sighting[]
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
}

interface Input {
  readonly row: Row
  readonly history: RowHistory
  /** What the rules say. */
  readonly computed: Status
  /** The day of the newest typed check-in; null: none, or the row has no check-ins. */
  readonly lastTyped: Day | null
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}

/**
 * The status that a person put over the computed one, while it lasts. Override wins while it is in force: until Override until
 * where that is set. Without a day, and for a Status that is not the service's, it lasts until the next typed check-in on a
 * later day, 14 days at most, from the moment when the service first saw it: Notion does not date a cell.
 */
export function overrule(input: Input): OverruleNews {
  const { row, history } = input
  const override = ofOverride(input)
  const status = override !== null && override.end === null ? null : ofStatus(input)
  const words = [override, status].flatMap((word) => word ?? [])
  const inForce = words.find(({ end }) => end === null)
  const remembered = history.sightings.filter(({ what }) => /^(?:override|status|ended)_/.test(what))
  const ends = endsOf(
    input,
    override,
    remembered.filter(isWord).map((sighting) => undated(input, statusIn(sighting), sighting)),
    remembered.filter((sighting) => !isWord(sighting)),
  )
  const ended = inForce === undefined ? ends.told : null
  const told = ended === null ? [] : [endSighting(row.id, ended, input.moment.policy.timezone)]
  const held = [...words.flatMap(({ sighting }) => sighting ?? []), ...ends.held, ...told]
  const isKept = (one: Sighting, among: readonly Sighting[]) =>
    among.some(({ what, since }) => what === one.what && since === one.since)
  return {
    overrule: inForce === undefined ? null : standing(inForce),
    ended,
    inStatus: status !== null && (status.end === null || status.status !== input.computed),
    faults: override === null || override.end === null ? [] : [overrideOver(override)],
    seen: held.filter((sighting, index) => !isKept(sighting, [...remembered, ...held.slice(0, index)])),
    gone: remembered
      .filter((sighting) => !isKept(sighting, held))
      .map(({ what }) => ({ pageId: row.id, what })),
  }
}

/**
 * What came to an end, as remembered or as seen now. What is remembered goes first: a later check-in would move the end of an
 * Override that nobody has emptied, which is why its end is held as long as it stays there.
 */
function endsOf(
  { row, lastTyped, moment }: Input,
  override: Word | null,
  words: readonly Word[],
  past: readonly Sighting[],
): { readonly told: OverruleEnd | null; readonly held: readonly Sighting[] } {
  const { timezone } = moment.policy
  const ends = past.map((sighting) => endIn(sighting, timezone))
  const stood = override !== null && isOnPage(row, override) ? [override, ...words] : words
  for (const { end } of stood) {
    if (end !== null && ends.every(({ status }) => status !== end.status)) ends.push(end)
  }
  const [told = null] = ends
    .filter((end) => isStillTold(end, lastTyped, moment.today))
    .sort((a, b) => (b.on + b.status < a.on + a.status ? -1 : 1))
  const isOver = override !== null && override.end !== null
  const held = ends.filter(({ status }) => isOver && override.status === status)
  return { told, held: held.map((end) => endSighting(row.id, end, timezone)) }
}

/** An Override whose day had passed when it was typed never stood: the page has never said so. */
function isOnPage({ shown }: Row, { status, until, end }: Word): boolean {
  const said = shown.why ?? shown.summary
  if (typeof said !== 'string') return false
  return (
    said.startsWith(setByPerson({ status, until })) || (end !== null && said.startsWith(endOfOverrule(end)))
  )
}

/** Of a status that a person typed, and not of its end. */
function isWord({ what }: Sighting): boolean {
  return !what.startsWith('ended_')
}

function statusIn({ what }: Sighting): Status {
  return what.slice(what.indexOf('_') + 1) as Status
}

function standing({ status, until, since }: Word): Overrule {
  return { status, until, since }
}

function ofOverride(input: Input): Word | null {
  const { override: status = null, overrideUntil: until = null } = input.row
  if (status === null) return null
  if (until !== null) {
    const end = overruleEnd({ status, until }, null, input.moment.today)
    return { status, until, since: null, end, sighting: null }
  }
  const what = `override_${status}` as const
  const known = input.history.sighting(what) ?? sightingByWhy(input, status, what)
  return undated(input, status, known ?? { pageId: input.row.id, what, since: input.moment.now })
}

/** A Status that the rules say too when it is first seen is nobody's word: the record of a write may have been lost. */
function ofStatus(input: Input): Word | null {
  const { row, history, computed } = input
  const { status } = row.shown
  const written = history.written('status')
  if (!isStatus(status)) return null
  // What was seen before the service's own last write to the cell was an earlier word.
  const words = history.sightings.filter(
    ({ what, since }) => what.startsWith('status_') && (written === undefined || since >= written.at),
  )
  const what = `status_${status}` as const
  const known = words.find((word) => word.what === what) ?? sightingByWhy(input, status, what)
  // One word may follow another, also one that says what the service had written before the first.
  const isTyped = known !== null || words.length > 0 || changedByHand(row, 'status', history)
  if (!isTyped || (known === null && status === computed)) return null
  return undated(input, status, known ?? { pageId: row.id, what, since: input.moment.now })
}

function undated({ lastTyped, moment }: Input, status: Status, sighting: Sighting): Word {
  const since = localDay(sighting.since, moment.policy.timezone)
  const until = addDays(since, MOST_DAYS)
  const checkIn = lastTyped !== null && lastTyped > since ? lastTyped : null
  return { status, until, since, end: overruleEnd({ status, until }, checkIn, moment.today), sighting }
}

/** A store that was lost does not end a word: the page itself says until when it stands. */
function sightingByWhy(
  { row, history, moment }: Input,
  status: Status,
  what: Sighting['what'],
): Sighting | null {
  const said = row.shown.why ?? row.shown.summary
  if (history.lastWrite !== null || typeof said !== 'string') return null
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const until = addDays(moment.today, days)
    if (!said.startsWith(`${setByPerson({ status, until })};`)) continue
    return { pageId: row.id, what, since: startOfDay(addDays(until, -MOST_DAYS), moment.policy.timezone) }
  }
  return null
}

function overrideOver({ status, until, sighting }: Word): RowFault {
  const ended =
    sighting === null
      ? `Override until was ${plainDay(until)}`
      : `without a day it ends with the next check-in and after ${MOST_DAYS} days`
  return {
    code: 'override_over',
    property: 'Override',
    message: `Override still holds ${STATUS_LABEL[status]}, and is no longer in force: ${ended}.`,
    mend: 'Empty Override and Override until; to overrule the status again, set a day to come in Override until.',
  }
}
