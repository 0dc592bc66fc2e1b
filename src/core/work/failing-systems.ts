import { systemOf } from './system-of.ts'
import type { WorkLink, WorkReading, WorkSystem } from './work.ts'

/** The systems that did not say what links lead to, each once and in order. */
export function failingSystems(
  links: readonly WorkLink[],
  readings: ReadonlyMap<string, WorkReading>,
): readonly WorkSystem[] {
  return systemsOf(
    links.filter(({ url }) => {
      const reading = readings.get(url)
      return reading?.kind === 'unknown' && reading.reason === 'source_failed'
    }),
  )
}

/** The systems that links lead to, each once and in order. */
export function systemsOf(links: readonly WorkLink[]): readonly WorkSystem[] {
  return [...new Set(links.flatMap((link) => systemOf(link) ?? []))].toSorted()
}
