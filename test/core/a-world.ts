import type { Evaluation } from '#src/core/evaluation.ts'
import type { History, Remembered, Sighting, WrittenCell } from '#src/core/history.ts'
import type { CellValue, KeyResult, ServiceField, Shown, Write } from '#src/core/model.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'
import { plan } from '#src/core/plan.ts'
import { floorToMinute } from '#src/core/time/floor-to-minute.ts'
import {
  aHistory,
  aKeyResult,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  checkoutUnknown,
  EMPTY_CELLS,
  evaluateAt,
} from './a-snapshot.ts'
import { packed } from './packed.ts'

export interface Planned {
  readonly evaluation: Evaluation
  readonly writes: readonly Write[]
}

export interface World {
  /** What Notion shows in a cell of the service's. */
  shows(pageId: string, field: ServiceField): CellValue | undefined
  wait(minutes: number): void
  /** A person changes a row; its stamp moves. */
  edit(pageId: string, change: { readonly shown?: Shown } & Partial<KeyResult>): void
  /** What the work behind k1 says from now on, 0..1; null: Linear fails. */
  measure(share: number | null): void
  planned(): Planned
  /** Carries writes out and keeps what is to be kept. @param dyingAfter the write after which the process dies, unrecorded */
  run(dyingAfter?: number): Planned
}

/** An objective with a measured key result (k1) and a typed one (k2), as Notion shows them, and what a store remembers. */
export function aWorld(): World {
  let at = Date.parse('2026-11-02T09:00:00.000Z')
  let share: number | null = 0.4
  let history = aHistory()
  const lastEdited = '2026-10-30T10:00:00.000Z'
  let snapshot = aSnapshot({
    objectives: [anObjective({ lastEdited, shown: EMPTY_CELLS.objective })],
    keyResults: [
      aKeyResult({
        lastEdited,
        source: CHECKOUT,
        measure: 'progress',
        target: 100,
        current: 40,
        shown: { ...EMPTY_CELLS.keyResult, current: 40 },
      }),
      aKeyResult({ lastEdited, id: 'k2', current: 24, shown: { ...EMPTY_CELLS.keyResult, current: 24 } }),
    ],
  })
  const now = () => new Date(at).toISOString()

  function edit(pageId: string, { shown = {}, ...change }: { readonly shown?: Shown } & Partial<KeyResult>) {
    const current = 'current' in change ? { current: change.current ?? null } : {}
    const edited = <Row extends { readonly id: string; readonly shown: Shown }>(row: Row): Row =>
      row.id === pageId
        ? {
            ...row,
            ...change,
            lastEdited: floorToMinute(now()),
            shown: { ...row.shown, ...current, ...shown },
          }
        : row
    const { objectives, keyResults } = snapshot
    snapshot = { ...snapshot, objectives: objectives.map(edited), keyResults: keyResults.map(edited) }
  }

  function planned(): Planned {
    const readings = share === null ? checkoutUnknown('source_failed') : checkoutAt(share)
    const evaluation = evaluateAt(now(), { snapshot, history, readings })
    return { evaluation, writes: plan(evaluation, snapshot) }
  }

  return {
    shows: (pageId, field) =>
      [...snapshot.objectives, ...snapshot.keyResults].find(({ id }) => id === pageId)?.shown[field],
    wait(minutes) {
      at += minutes * 60_000
    },
    edit,
    measure(to) {
      share = to
    },
    planned,
    run(dyingAfter) {
      const result = planned()
      for (const [index, { pageId, changes }] of result.writes.entries()) {
        const cells: Partial<Record<ServiceField, CellValue>> = {}
        for (const { field, after } of changes) cells[field] = after
        const current = 'current' in cells ? { current: Number(cells.current) } : {}
        edit(pageId, { ...current, shown: cells })
        if (index === dyingAfter) return result
        const stamp = floorToMinute(now())
        const written = changes.map(({ field, after }) => ({ pageId, field, value: after, at: stamp }))
        history = { ...history, written: kept(history.written, written, cellOf) }
      }
      if (dyingAfter === undefined) history = remembered(history, result.evaluation.remember)
      return result
    },
  }
}

/** As a store remembers. */
function remembered(history: History, news: Remembered): History {
  const stateOf = ({ pageId, what }: Pick<Sighting, 'pageId' | 'what'>) => `${pageId} ${what}`
  const gone = new Set(news.gone.map(stateOf))
  const sightings = history.sightings.filter((sighting) => !gone.has(stateOf(sighting)))
  return {
    ...history,
    checkIns: packed(
      kept(
        history.checkIns.flatMap(unpacked),
        news.checkIns,
        (each) => `${each.keyResultId} ${each.day} ${each.source}`,
      ),
    ),
    days: kept(history.days, news.days, (each) => `${each.keyResultId} ${each.day}`),
    sightings: kept(news.seen, sightings, stateOf),
    written: kept(history.written, news.adopted ?? [], cellOf),
  }
}

function cellOf({ pageId, field }: WrittenCell): string {
  return `${pageId} ${field}`
}

/** Of several with one key the last stays. */
function kept<T>(before: readonly T[], news: readonly T[], key: (each: T) => string): readonly T[] {
  return [...new Map([...before, ...news].map((each) => [key(each), each])).values()]
}
