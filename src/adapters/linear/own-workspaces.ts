import type { WorkAnswer } from './linear-answer.ts'

/** What the workspace is called in links, in lower case: a link from before it was renamed still leads to it. */
export function ownWorkspaces(answers: readonly WorkAnswer[]): ReadonlySet<string> {
  const names = answers
    .slice(0, 1)
    .flatMap(({ organization: { urlKey, previousUrlKeys } }) => [urlKey, ...previousUrlKeys])
  return new Set(names.map((name) => name.toLowerCase()))
}
