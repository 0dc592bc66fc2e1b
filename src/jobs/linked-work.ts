import type { Snapshot } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkLink } from '#src/core/work/work.ts'

/** Every link in any Source, each once, by the form in which it was pasted. */
export function linkedWork(
  { keyResults, initiatives }: Pick<Snapshot, 'keyResults' | 'initiatives'>,
  hosts: { readonly github: string },
): ReadonlyMap<string, WorkLink> {
  const links = [...keyResults, ...initiatives].flatMap(({ source }) => parseLinks(source, hosts))
  return new Map(links.map((link) => [link.url, link]))
}
