import type { Finding, Snapshot } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { ActiveWork, UnknownReason, WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

export interface WorkRead {
  /** By the link as it was pasted. */
  readonly readings: ReadonlyMap<string, WorkReading>
  /** What is going on in Linear, linked or not; null: Linear is not connected, or did not say. */
  readonly active: readonly ActiveWork[] | null
  /** One for each system that failed: its numbers are unknown and its last values stand. */
  readonly findings: readonly Finding[]
}

interface SystemRead {
  readonly readings: readonly WorkReading[]
  readonly active?: readonly ActiveWork[] | null
  readonly finding?: Finding
}

const NAMES: Record<WorkSystem, { name: string; setting: string }> = {
  linear: { name: 'Linear', setting: 'LINEAR_API_KEY' },
  github: { name: 'GitHub', setting: 'GITHUB_TOKEN' },
}

/**
 * Reads every link in any Source, each once, and all that is going on beside them, in as few requests as the systems allow. A
 * system that fails makes its links unknown; one that only fails to say what is going on leaves them as they were read.
 */
export async function readWork(deps: Deps, snapshot: Snapshot): Promise<WorkRead> {
  const links = new Map<string, WorkLink>()
  for (const row of [...snapshot.keyResults, ...snapshot.initiatives]) {
    for (const link of parseLinks(row.source, deps.hosts)) links.set(link.url, link)
  }
  const of = (system: WorkSystem) => [...links.values()].filter(({ kind }) => kind.startsWith(`${system}_`))
  const linear = await readSystem(deps, 'linear', of('linear'))
  const github = await readSystem(deps, 'github', of('github'))
  return {
    readings: new Map([...linear.readings, ...github.readings].map((reading) => [reading.url, reading])),
    active: linear.active ?? null,
    findings: [linear, github].flatMap(({ finding }) => finding ?? []),
  }
}

async function readSystem(deps: Deps, system: WorkSystem, links: readonly WorkLink[]): Promise<SystemRead> {
  const { name, setting } = NAMES[system]
  const source = deps.work.find((candidate) => candidate.system === system)
  if (source === undefined) {
    return { readings: unread(links, 'not_configured', `${name} is not connected: ${setting} is not set.`) }
  }
  const readings = await attempt(deps, system, async () => (links.length > 0 ? source.read(links) : []))
  if (readings instanceof Failure) {
    const kept = links.length === 1 ? 'one link keeps its' : `${links.length} links keep their`
    return {
      readings: unread(links, 'source_failed', readings.message),
      finding: failed(system, readings, `${name} could not be read, so ${kept} last value.`),
    }
  }
  const active = await attempt(deps, system, async () => source.active?.() ?? null)
  if (active instanceof Failure) {
    const lost = `What is going on in ${name} could not be listed, so work that serves no key result is not told.`
    return { readings, finding: failed(system, active, lost) }
  }
  return { readings, active }
}

async function attempt<T>(deps: Deps, system: WorkSystem, read: () => Promise<T>): Promise<T | Failure> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    deps.log.warn('work source failed', { system, code: error.code, requestId: error.requestId })
    return error
  }
}

function unread(links: readonly WorkLink[], reason: UnknownReason, detail: string): WorkReading[] {
  return links.map(({ url }) => ({ kind: 'unknown', url, reason, detail }))
}

function failed(system: WorkSystem, failure: Failure, consequence: string): Finding {
  return {
    code: 'source_failed',
    level: 'mend',
    database: null,
    pageId: null,
    title: null,
    property: null,
    message: `${consequence} ${failure.message}`,
    mend: failure.retryable
      ? 'Nothing: the next run tries again.'
      : `Eng ops check ${NAMES[system].setting}.`,
  }
}
