import type { KeyResult } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { systemOf } from '#src/core/work/system-of.ts'
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
  readonly hosts: { readonly github: string }
}): readonly WorkSystem[] {
  const { keyResult, measurement, readings } = input
  const unread = (links: readonly WorkLink[]) =>
    links.filter(({ url }) => {
      const reading = readings.get(url)
      return reading?.kind === 'unknown' && reading.reason === 'source_failed'
    })
  const lost = systemsOf(unread(input.links))
  if (measurement?.kind !== 'unknown' || measurement.reason !== 'source_failed') return lost
  const own = parseLinks(keyResult.source, input.hosts)
  const behind = systemsOf(unread(own))
  // Where the links themselves were read it is their events that could not be.
  return [...new Set([...(behind.length > 0 ? behind : systemsOf(own)), ...lost])]
}

function systemsOf(links: readonly WorkLink[]): WorkSystem[] {
  return [...new Set(links.flatMap((link) => systemOf(link) ?? []))].toSorted()
}
