import type { Stream } from '#src/core/delivery/events.ts'

/** The repository whose events a stream `github/<owner>/<repo>` holds. */
export function repositoryOf(stream: Stream): { readonly owner: string; readonly repo: string } {
  const [, owner = '', repo = ''] = stream.split('/')
  return { owner, repo }
}
