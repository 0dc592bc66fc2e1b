import { cleanText } from '#src/core/words/clean-text.ts'
import { decoded } from './decoded.ts'
import { readGithubPage } from './github-page.ts'
import { githubSearchLink, searchedKind } from './github-search.ts'
import { unmeasuredLink } from './unmeasured-link.ts'
import type { WorkLink } from './work.ts'

export const githubChoices =
  'a GitHub repository, milestone, issue, pull request, issue search, label, workflow or environment'

const usual = `the link of ${githubChoices}`

const isName = (text: string) => /^[\w.-]{1,100}$/.test(text) && !/^\.*$/.test(text)

/** First parts of an address that name no account. */
const reserved = new Set(
  'about apps collections contact dashboard discussions enterprise explore features gist issues login marketplace new notifications organizations orgs projects pulls search sessions settings signup site sponsors stars topics trending users watching'.split(
    ' ',
  ),
)

/**
 * Takes apart a link on GitHub or GitHub Enterprise. Tab, query and fragment carry no meaning but in a search and in the log of
 * deployments.
 * @param url the link as a person pasted it
 */
export function readGithubLink(address: URL, url: string): WorkLink {
  const parts = address.pathname.split('/').filter(Boolean).map(decoded)
  const [owner = '', name, ...rest] = parts
  if (reserved.has(owner.toLowerCase())) return readPageOfNone(parts, address, url)
  if (name === undefined) return unmeasuredLink(url, 'This GitHub page', usual)

  const repo = name.replace(/\.git$/i, '')
  if (isName(owner) && isName(repo)) {
    return readGithubPage(rest, address, { kind: 'github_repository', url, owner, repo }, usual)
  }
  const what = `"${cleanText(`${owner}/${name}`, 60)}" is not the name of a GitHub repository, and it`
  return unmeasuredLink(url, what, usual)
}

/** Takes apart a page that belongs to no repository. */
function readPageOfNone(parts: readonly string[], address: URL, url: string): WorkLink {
  const [page, ...rest] = parts.map((part) => part.toLowerCase())
  if (page === 'issues' || page === 'pulls') {
    return rest.length === 0
      ? githubSearchLink(url, address, { kind: page === 'issues' ? 'issue' : 'pr', repo: null })
      : unmeasuredLink(url, 'A saved view of GitHub issues', 'the link of the issue search that it shows')
  }
  if (page === 'search') {
    const kind = searchedKind(address)
    return kind === null
      ? unmeasuredLink(url, 'This kind of GitHub search', usual)
      : githubSearchLink(url, address, { kind, repo: null })
  }
  if ((page === 'orgs' || page === 'users') && rest[1] === 'projects') {
    const instead = 'the link of a milestone or of an issue search with the same issues'
    return unmeasuredLink(url, 'A GitHub project', instead)
  }
  return unmeasuredLink(url, page === 'gist' ? 'A gist' : 'This GitHub page', usual)
}
