/** Bounds what a text can cost. */
const MOST = 20

/**
 * The commits and pull requests of a repository that the text of an incident names as its cause: what stands after `root cause`
 * or `caused by`, on the same line or, where that line ends there (a heading), on the next one that holds anything. Commits by
 * their hash, whole or from 7 digits on; pull requests as `#12`, `acme/shop#12` or by their link.
 * @param repository `owner/repo`, in lower case
 */
export function namedCauses(
  body: string,
  repository: string,
): { readonly commits: readonly string[]; readonly pulls: readonly number[] } {
  const passages = [...body.matchAll(/\b(?:root cause|caused by)\b[^\n\w#]*(?:\n\s*)?([^\n]*)/gi)].map(
    ([, passage = '']) => passage,
  )
  const commits = passages.flatMap((passage) =>
    [...passage.matchAll(/(?<![\w#-])[0-9a-f]{7,40}(?![\w-])/gi)].map(([hash]) => hash.toLowerCase()),
  )
  const pulls = passages.flatMap((passage) => [
    ...shortForms(passage, repository),
    ...links(passage, repository),
  ])
  return {
    // A word such as `defaced` is no hash.
    commits: [...new Set(commits.filter((hash) => /\d/.test(hash)))].slice(0, MOST),
    pulls: [...new Set(pulls)].slice(0, MOST),
  }
}

function shortForms(passage: string, repository: string): number[] {
  return [...passage.matchAll(/(?<![\w./-])([\w.-]+\/[\w.-]+)?#(\d{1,9})\b/g)].flatMap(([, named, number]) =>
    named === undefined || named.toLowerCase() === repository ? [Number(number)] : [],
  )
}

function links(passage: string, repository: string): number[] {
  return [...passage.matchAll(/https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/pull\/(\d{1,9})\b/gi)].flatMap(
    ([, named, number]) => (named?.toLowerCase() === repository ? [Number(number)] : []),
  )
}
