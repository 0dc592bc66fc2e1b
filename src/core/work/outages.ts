import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Remembered, Sighting } from '#src/core/history.ts'
import type { Finding, Instant } from '#src/core/model.ts'
import { isOutage } from './is-outage.ts'
import type { WorkSystem } from './work.ts'

/** A system that fails. */
export interface Outage {
  readonly system: WorkSystem
  /** When a run first saw it. */
  readonly since: Instant
  /** true: it refuses what okr-sync asks, which does not pass by itself. */
  readonly isRefused: boolean
  /** What it said, for an operator; empty: not known. */
  readonly said: string
}

export interface Outages extends Pick<Remembered, 'seen' | 'gone'> {
  /** Those that eng ops is to hear of: at once where they are refused, else after an hour. */
  readonly told: readonly Outage[]
  /** Those that answer again since this run, however short it was. */
  readonly restored: readonly Pick<Outage, 'system' | 'since'>[]
}

const SYSTEMS: readonly WorkSystem[] = ['github', 'linear']

/**
 * Which systems fail and which answer again. One fails when a step of this run failed on it, or when a key result has no number
 * because of it, or a forecast that goes by linked work is without that work.
 */
export function outages(input: {
  readonly findings: readonly Finding[]
  readonly keyResults: readonly Pick<KeyResultResult, 'outage' | 'measurement'>[]
  /** Those that are connected: what is asked nothing any more does not answer again. */
  readonly connected: readonly WorkSystem[]
  readonly sightings: readonly Sighting[]
  readonly now: Instant
}): Outages {
  const { findings, keyResults, connected, sightings, now } = input
  const told: Outage[] = []
  const restored: Pick<Outage, 'system' | 'since'>[] = []
  const seen: Sighting[] = []
  const gone: Pick<Sighting, 'pageId' | 'what'>[] = []
  for (const system of SYSTEMS) {
    const what = { pageId: system, what: 'source_failed' } as const
    const known = sightings.find((each) => each.pageId === system && each.what === what.what)
    const faults = findings.filter(({ failed }) => failed?.system === system)
    const lacking = keyResults.filter(({ outage }) => outage?.systems.includes(system))
    if (faults.length > 0 || lacking.length > 0) {
      const since = known?.since ?? now
      const isRefused = faults.some(({ failed }) => failed?.retryable === false)
      if (known === undefined) seen.push({ ...what, since })
      if (isRefused || isOutage(since, now))
        told.push({ system, since, isRefused, said: faults[0]?.message ?? detailOf(lacking[0]) })
    } else if (known !== undefined) {
      gone.push(what)
      if (connected.includes(system)) restored.push({ system, since: known.since })
    }
  }
  return { told, restored, seen, gone }
}

function detailOf(row: Pick<KeyResultResult, 'measurement'> | undefined): string {
  return row?.measurement?.kind === 'unknown' ? row.measurement.detail : ''
}
