import { searchWords } from './github-search.ts'
import type { WorkLink } from './work.ts'

/** Equal for two links to the same work or to a part of it: a milestone is a part of its project. */
export function wholeIdentity(link: WorkLink): string {
  if (link.kind !== 'linear_milestone') return workIdentity(link)
  const { url, workspace, slugId } = link
  return workIdentity({ kind: 'linear_project', url, workspace, slugId })
}

/** Equal for two links to the same work, in whatever form each was pasted. */
export function workIdentity(link: WorkLink): string {
  return JSON.stringify(identifying(link)).toLowerCase()
}

function identifying(link: WorkLink): object {
  if (link.kind === 'unsupported') return { url: link.url }
  const { url: _, ...work } = link
  // GitHub counts issues and pull requests of a repository together, and shows either under the address of the other.
  if (work.kind === 'github_pull') return { ...work, kind: 'github_issue' }
  // The words of a search may stand in any order.
  return work.kind === 'github_search' ? { ...work, query: searchWords(work.query).toSorted() } : work
}
