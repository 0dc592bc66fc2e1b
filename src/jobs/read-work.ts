import type { Finding, Snapshot } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

export interface WorkRead {
  /** By the link as it was pasted. */
  readonly readings: ReadonlyMap<string, WorkReading>
  /** One for each system that failed: its numbers are unknown and its last values stand. */
  readonly findings: readonly Finding[]
}

const NAMES: Record<WorkSystem, { name: string; setting: string }> = {
  linear: { name: 'Linear', setting: 'LINEAR_API_KEY' },
  github: { name: 'GitHub', setting: 'GITHUB_TOKEN' },
}

/** Reads every link in any Source, each once, in as few requests as the systems allow. A system that fails makes its links unknown. */
export async function readWork(deps: Deps, snapshot: Snapshot): Promise<WorkRead> {
  const links = new Map<string, WorkLink>()
  for (const row of [...snapshot.keyResults, ...snapshot.initiatives]) {
    for (const link of parseLinks(row.source, deps.hosts)) links.set(link.url, link)
  }

  const readings = new Map<string, WorkReading>()
  const findings: Finding[] = []
  for (const system of ['linear', 'github'] as const) {
    const own = [...links.values()].filter((link) => link.kind.startsWith(`${system}_`))
    if (own.length === 0) continue
    const source = deps.work.find((candidate) => candidate.system === system)
    if (!source) {
      const { name, setting } = NAMES[system]
      for (const { url } of own) {
        const detail = `${name} is not connected: ${setting} is not set.`
        readings.set(url, { kind: 'unknown', url, reason: 'not_configured', detail })
      }
      continue
    }
    try {
      for (const reading of await source.read(own)) readings.set(reading.url, reading)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      deps.log.warn('work source failed', { system, code: error.code, requestId: error.requestId })
      findings.push(sourceFailed(system, error, own.length))
      for (const { url } of own) {
        readings.set(url, { kind: 'unknown', url, reason: 'source_failed', detail: error.message })
      }
    }
  }
  return { readings, findings }
}

function sourceFailed(system: WorkSystem, failure: Failure, links: number): Finding {
  const { name, setting } = NAMES[system]
  return {
    code: 'source_failed',
    level: 'mend',
    database: null,
    pageId: null,
    title: null,
    property: null,
    message: `${name} could not be read, so ${links === 1 ? 'one link keeps its' : `${links} links keep their`} last value. ${failure.message}`,
    mend: failure.retryable ? `Nothing: the next run tries again.` : `Eng ops check ${setting}.`,
  }
}
