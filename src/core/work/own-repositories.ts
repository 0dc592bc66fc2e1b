import type { Stream } from '#src/core/delivery/events.ts'
import { repositoryStream } from '#src/core/delivery/streams-of.ts'
import type { WorkLink } from './work.ts'

/**
 * The repositories whose work is followed, each once and in order: those that are linked as a whole, by a workflow, by an
 * environment or by a milestone. A link to one issue or pull request, or a search, does not make a repository the company's own:
 * it may be anybody's, and large.
 */
export function ownRepositories(links: readonly WorkLink[]): Stream[] {
  const streams = links.flatMap((link) => {
    switch (link.kind) {
      case 'github_repository':
      case 'github_workflow':
      case 'github_environment':
      case 'github_milestone':
        return [repositoryStream(link)]
      default:
        return []
    }
  })
  return [...new Set(streams)].toSorted()
}
