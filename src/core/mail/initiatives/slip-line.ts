import type { Sighting } from '#src/core/history.ts'
import type { Day, Instant } from '#src/core/model.ts'
import { daysBetween, isDay } from '#src/core/time/day.ts'
import type { UpdateLine } from './update-line.ts'

/** A day that was put off. */
export interface Later {
  readonly from: Day
  readonly to: Day
  /** At least 1. */
  readonly days: number
}

/** An initiative that will be done later than was said in the last update, or was to be done by now. */
export interface SlipLine extends UpdateLine {
  /** The end of its timeline was moved; null: it was not, or to an earlier day. */
  readonly ends: Later | null
  readonly foreseen: Later | null
  /** Its timeline ended since the last update, or before it, and it is not done; null: it has not ended. */
  readonly overdue: { readonly end: Day; readonly days: number; readonly isNew: boolean } | null
}

/** A forecast wanders by a day or two with each week's points. */
const LEAST_FORECAST_DAYS = 3

/**
 * What slipped since the last update: the furthest first, then what is overdue since before it.
 * @param last the moment of the last update and its day; null: there was none, and nothing was moved since
 */
export function slipLines(
  lines: readonly UpdateLine[],
  sightings: readonly Sighting[],
  last: { readonly moment: Instant; readonly day: Day } | null,
  today: Day,
): readonly SlipLine[] {
  const known = Map.groupBy(sightings, ({ pageId }) => pageId)
  const slips = lines.flatMap((line): readonly SlipLine[] => {
    const own = known.get(line.id) ?? []
    const end = line.timeline?.end ?? null
    const ends = last === null ? null : later(dayThen(own, 'ends', last.moment), end)
    const moved =
      last === null ? null : later(dayThen(own, 'foreseen', last.moment), line.forecast?.day ?? null)
    const foreseen = moved !== null && moved.days >= LEAST_FORECAST_DAYS ? moved : null
    const overdue =
      end !== null && end < today
        ? { end, days: daysBetween(end, today), isNew: last !== null && end >= last.day }
        : null
    return ends === null && foreseen === null && overdue === null
      ? []
      : [{ ...line, ends, foreseen, overdue }]
  })
  return slips.toSorted((a, b) => Number(isNews(b)) - Number(isNews(a)) || size(b) - size(a))
}

/** Whether it slipped since the last update. */
export function isNews({ ends, foreseen, overdue }: SlipLine): boolean {
  return ends !== null || foreseen !== null || overdue?.isNew === true
}

function size({ ends, foreseen, overdue }: SlipLine): number {
  return Math.max(ends?.days ?? 0, foreseen?.days ?? 0, overdue?.days ?? 0)
}

/** What the day was at a moment; null: not known. */
function dayThen(own: readonly Sighting[], kind: 'ends' | 'foreseen', moment: Instant): Day | null {
  const then = own
    .filter(({ what, since }) => what.startsWith(`${kind}_`) && since <= moment)
    .reduce<Sighting | null>((last, each) => (last === null || each.since > last.since ? each : last), null)
  const day = then?.what.slice(kind.length + 1) ?? ''
  return isDay(day) ? day : null
}

function later(from: Day | null, to: Day | null): Later | null {
  return from === null || to === null || to <= from ? null : { from, to, days: daysBetween(from, to) }
}
