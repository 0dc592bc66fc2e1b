import type { WorkLink } from './work.ts'

/** Equal for two links to the same work, in whatever form each was pasted. */
export function workIdentity(link: WorkLink): string {
  const { url, ...work } = link
  return JSON.stringify(link.kind === 'unsupported' ? url : work).toLowerCase()
}
