import type { Finding, KeyResult } from '#src/core/model.ts'
import { failingSystems, systemsOf } from '#src/core/work/failing-systems.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Measurement, WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'

/**
 * The systems that fail under a key result: those behind its number, or where its forecast goes by linked work those behind that;
 * empty: none.
 * @param input.links of the work that its forecast may go by; empty: it goes by its value alone
 */
export function failingSource(input: {
  readonly keyResult: Pick<KeyResult, 'source'>
  readonly measurement: Measurement | null
  readonly links: readonly WorkLink[]
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly readFindings: readonly Finding[]
  readonly hosts: { readonly github: string }
}): readonly WorkSystem[] {
  const { keyResult, measurement, readings } = input
  const lost = failingSystems(input.links, readings)
  if (measurement?.kind !== 'unknown' || measurement.reason !== 'source_failed') return lost
  const own = parseLinks(keyResult.source, input.hosts)
  const behind = failingSystems(own, readings)
  if (behind.length > 0) return [...new Set([...behind, ...lost])]
  // Where the links themselves were read it is events that could not be, and not always those of their own system: which pull
  // requests belong to an issue is asked of both. The finding repeats what the system answered.
  const said = input.readFindings.flatMap(({ failed, message }) =>
    failed !== undefined && message.includes(measurement.detail) ? failed.system : [],
  )
  return [...new Set([...(said.length > 0 ? said : systemsOf(own)), ...lost])]
}
