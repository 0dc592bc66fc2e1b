import type { CheckIn, History, ServiceField, Sighting, WrittenCell } from '#src/core/model.ts'

/** What is remembered of one page. */
export interface RowHistory {
  readonly checkIns: readonly CheckIn[]
  /** What the service last wrote into a cell. */
  written(field: ServiceField): WrittenCell | undefined
  sighting(what: Sighting['what']): Sighting | undefined
}

/** Sorts a history by page once, so that a run over many rows stays linear. */
export function historyByRow(
  history: Pick<History, 'checkIns' | 'written' | 'sightings'>,
): (pageId: string) => RowHistory {
  const checkIns = Map.groupBy(history.checkIns, ({ keyResultId }) => keyResultId)
  const written = Map.groupBy(history.written, ({ pageId }) => pageId)
  const sightings = Map.groupBy(history.sightings, ({ pageId }) => pageId)
  return (pageId) => ({
    checkIns: checkIns.get(pageId) ?? [],
    written: (wanted) => written.get(pageId)?.find(({ field }) => field === wanted),
    sighting: (wanted) => sightings.get(pageId)?.find(({ what }) => what === wanted),
  })
}
