import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { Finding, Instant, Snapshot } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { systemOf } from '#src/core/work/system-of.ts'
import type { ActiveWork, FinishedWork, WorkReading, WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { linkedWork } from './linked-work.ts'
import { readSystem } from './read-system.ts'
import { workFigures } from './work-figures.ts'

export interface WorkRead {
  /** By the link as it was pasted. */
  readonly readings: ReadonlyMap<string, WorkReading>
  /** All that is going on, linked or not; null: no system that is connected says so, or one failed to. */
  readonly active: readonly ActiveWork[] | null
  /** What was finished of late; null: not known. */
  readonly finished: readonly FinishedWork[] | null
  /** Of systems that failed, whose last values stand, and of what their events show. */
  readonly findings: readonly Finding[]
}

/**
 * Reads every link in any Source, each once, all that is going on beside them and what happened there, in as few requests as the
 * systems allow, and reckons the figures of the links from their events.
 * @param now the moment that the rules reckon with
 */
export async function readWork(deps: Deps, snapshot: Snapshot, now: Instant): Promise<WorkRead> {
  const links = linkedWork(snapshot, deps.hosts)
  const of = (system: WorkSystem) => [...links.values()].filter((link) => systemOf(link) === system)
  const since = daysBefore(now, HISTORY_DAYS)
  const linear = await readSystem(deps, 'linear', of('linear'), since)
  const github = await readSystem(deps, 'github', of('github'), since)
  const figures = await workFigures(deps, {
    streams: [...linear.streams, ...github.streams],
    lost: new Map([...linear.lost, ...github.lost]),
    since,
    now,
  })
  const withSamples = (reading: WorkReading): WorkReading => {
    const link = links.get(reading.url)
    if (link === undefined || reading.kind === 'unknown') return reading
    const samples = figures.samplesOf(link)
    return samples === null ? reading : { ...reading, samples }
  }
  const readings = [...linear.readings, ...github.readings].map(withSamples)
  const lists = [linear, github].flatMap(({ active }) => (active === undefined ? [] : [active]))
  return {
    readings: new Map(readings.map((reading) => [reading.url, reading])),
    active: lists.length === 0 || lists.includes(null) ? null : lists.flatMap((list) => list ?? []),
    finished: figures.finished,
    findings: [...linear.findings, ...github.findings, ...figures.findings],
  }
}
