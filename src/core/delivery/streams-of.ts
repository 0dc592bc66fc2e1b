import type { WorkLink } from '#src/core/work/work.ts'
import type { Stream } from './events.ts'

/** The whole Linear workspace. */
export const LINEAR: Stream = 'linear'

/** The stream whose events give the figures of a link; null: no events are kept of such a link. */
export function streamOf(link: WorkLink): Stream | null {
  switch (link.kind) {
    case 'github_repository':
    case 'github_workflow':
    case 'github_environment':
      return repositoryStream(link)
    case 'linear_team':
    case 'linear_cycle':
    case 'linear_project':
      return LINEAR
    default:
      return null
  }
}

/** The stream of a repository on GitHub. */
export function repositoryStream({ owner, repo }: { readonly owner: string; readonly repo: string }): Stream {
  return `github/${owner}/${repo}`.toLowerCase()
}

/** `owner/repo` of the stream of a repository. */
export function repositoryName(stream: Stream): string {
  return stream.slice(stream.indexOf('/') + 1)
}

/** Keys of the teams whose cycles the links need, each once and sorted. */
export function teamsOf(links: readonly WorkLink[]): string[] {
  const teams = links.flatMap((link) =>
    link.kind === 'linear_team' || link.kind === 'linear_cycle' ? [link.team] : [],
  )
  return [...new Set(teams)].sort()
}
