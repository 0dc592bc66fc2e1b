import type { WorkLink } from './work.ts'

/** Equal for two links to the same work or to a part of it: a milestone is a part of its project. */
export function wholeIdentity(link: WorkLink): string {
  if (link.kind !== 'linear_milestone') return workIdentity(link)
  const { url, workspace, slugId } = link
  return workIdentity({ kind: 'linear_project', url, workspace, slugId })
}

/** Equal for two links to the same work, in whatever form each was pasted. */
export function workIdentity(link: WorkLink): string {
  const { url, ...work } = link
  return JSON.stringify(link.kind === 'unsupported' ? url : work).toLowerCase()
}
