import type {
  CheckIn,
  History,
  KeyResultDay,
  ObjectiveDay,
  Sighting,
  WrittenCell,
} from '#src/core/history.ts'
import type { Day, Instant, ServiceField } from '#src/core/model.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'

/** What is remembered of one page. */
export interface RowHistory {
  readonly checkIns: readonly CheckIn[]
  /** What was computed for a key result, oldest first. */
  readonly days: readonly KeyResultDay[]
  /** What was computed for an objective, oldest first. */
  readonly objectiveDays: readonly ObjectiveDay[]
  readonly sightings: readonly Sighting[]
  /** The stamp of the service's last write to the page; null: it never wrote there. */
  readonly lastWrite: Instant | null
  /** What the service last wrote into a cell. */
  written(field: ServiceField): WrittenCell | undefined
  sighting(what: Sighting['what']): Sighting | undefined
}

/** Sorts a history by page once, so that a run over many rows stays linear. */
export function historyByRow(
  history: Pick<History, 'checkIns' | 'days' | 'objectiveDays' | 'written' | 'sightings'>,
): (pageId: string) => RowHistory {
  const checkInsOf = new Map(history.checkIns.map((packed) => [packed.keyResultId, packed]))
  const daysOf = Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
  const objectiveDaysOf = Map.groupBy(history.objectiveDays, ({ objectiveId }) => objectiveId)
  const writtenOf = Map.groupBy(history.written, ({ pageId }) => pageId)
  const sightingsOf = Map.groupBy(history.sightings, ({ pageId }) => pageId)
  return (pageId) => {
    const written = writtenOf.get(pageId) ?? []
    const sightings = sightingsOf.get(pageId) ?? []
    const checkIns = checkInsOf.get(pageId)
    return {
      checkIns: checkIns === undefined ? [] : unpacked(checkIns),
      days: oldestFirst(daysOf.get(pageId) ?? []),
      objectiveDays: oldestFirst(objectiveDaysOf.get(pageId) ?? []),
      sightings,
      lastWrite: latest(written),
      written: (wanted) => written.find(({ field }) => field === wanted),
      sighting: (wanted) => sightings.find(({ what }) => what === wanted),
    }
  }
}

function latest(written: readonly WrittenCell[]): Instant | null {
  let last: Instant | null = null
  for (const { at } of written) if (last === null || at > last) last = at
  return last
}

function oldestFirst<Dated extends { readonly day: Day }>(days: readonly Dated[]): readonly Dated[] {
  if (days.length < 2) return days
  return days.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
