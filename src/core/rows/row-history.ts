import type { CheckIn, History, Sighting, WrittenCell } from '#src/core/history.ts'
import type { Instant, ServiceField } from '#src/core/model.ts'

/** What is remembered of one page. */
export interface RowHistory {
  readonly checkIns: readonly CheckIn[]
  readonly sightings: readonly Sighting[]
  /** The stamp of the service's last write to the page; null: it never wrote there. */
  readonly lastWrite: Instant | null
  /** What the service last wrote into a cell. */
  written(field: ServiceField): WrittenCell | undefined
  sighting(what: Sighting['what']): Sighting | undefined
}

/** Sorts a history by page once, so that a run over many rows stays linear. */
export function historyByRow(
  history: Pick<History, 'checkIns' | 'written' | 'sightings'>,
): (pageId: string) => RowHistory {
  const checkInsOf = Map.groupBy(history.checkIns, ({ keyResultId }) => keyResultId)
  const writtenOf = Map.groupBy(history.written, ({ pageId }) => pageId)
  const sightingsOf = Map.groupBy(history.sightings, ({ pageId }) => pageId)
  return (pageId) => {
    const written = writtenOf.get(pageId) ?? []
    const sightings = sightingsOf.get(pageId) ?? []
    const stamps = written.map(({ at }) => at).toSorted()
    return {
      checkIns: checkInsOf.get(pageId) ?? [],
      sightings,
      lastWrite: stamps.at(-1) ?? null,
      written: (wanted) => written.find(({ field }) => field === wanted),
      sighting: (wanted) => sightings.find(({ what }) => what === wanted),
    }
  }
}
