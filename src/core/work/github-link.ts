import { githubSearch } from './github-search.ts'
import type { WorkLink } from './work.ts'

export const githubChoices = 'a GitHub milestone, issue, pull request or issue search'

const numbered = {
  milestone: 'github_milestone',
  issues: 'github_issue',
  pull: 'github_pull',
} as const

/**
 * Takes apart a link on GitHub or GitHub Enterprise. Tab, query and fragment of a milestone, issue or pull request carry no meaning.
 * @param url the link as a person pasted it
 */
export function readGithubLink(address: URL, url: string): WorkLink {
  const [first, second, page, id] = address.pathname.split('/').filter(Boolean)

  if (first === 'search' && second === undefined) {
    const type = address.searchParams.get('type')?.toLowerCase()
    if (type === 'issues') return search(url, address, 'issue', null)
    if (type === 'pullrequests') return search(url, address, 'pr', null)
    return refuse(url, 'This kind of GitHub search')
  }
  if (second === undefined) {
    if (first === 'issues') return search(url, address, 'issue', null)
    if (first === 'pulls') return search(url, address, 'pr', null)
    return refuse(url, 'This GitHub page')
  }
  if (first === undefined || page === undefined) return refuse(url, 'A whole GitHub repository')

  if (id === undefined) {
    if (page === 'issues') return search(url, address, 'issue', `${first}/${second}`)
    if (page === 'pulls') return search(url, address, 'pr', `${first}/${second}`)
  }
  if (id !== undefined && /^[1-9]\d{0,8}$/.test(id) && Object.hasOwn(numbered, page)) {
    const kind = numbered[page as keyof typeof numbered]
    return { kind, url, owner: first, repo: second, number: Number(id) }
  }
  return refuse(url, 'This GitHub page')
}

function search(url: string, address: URL, kind: 'issue' | 'pr', repo: string | null): WorkLink {
  const query = githubSearch(address.searchParams.get('q') ?? '', { kind, repo })
  if (query !== null) return { kind: 'github_search', url, query }
  return {
    kind: 'unsupported',
    url,
    message:
      'A GitHub search that is empty, or has OR or brackets in it, cannot be measured: paste one link for each part, and their counts are added up.',
  }
}

function refuse(url: string, what: string): WorkLink {
  return {
    kind: 'unsupported',
    url,
    message: `${what} cannot be measured: paste the link of ${githubChoices}.`,
  }
}
