import { cleanText } from '#src/core/words/clean-text.ts'
import { githubChoices, readGithubLink } from './github-link.ts'
import { linearChoices, readLinearLink } from './linear-link.ts'
import { unmeasuredLink } from './unmeasured-link.ts'
import type { WorkLink } from './work.ts'
import { workIdentity } from './work-identity.ts'

/**
 * Every link in a text of one or several, in order; links to the same work once, under the first form that was pasted, without
 * the name and password that may stand in it.
 * A link that nothing can be measured from is `unsupported`, with a sentence that says what would do.
 * @param hosts `github`: the host of GitHub's or GitHub Enterprise's pages, for example `github.com`
 */
export function parseLinks(text: string, hosts: { readonly github: string }): WorkLink[] {
  const links = new Map<string, WorkLink>()
  for (const url of findUrls(text, hosts.github)) {
    const link = readLink(url, hosts.github.toLowerCase())
    const identity = workIdentity(link)
    if (!links.has(identity)) links.set(identity, link)
  }
  return [...links.values()]
}

function findUrls(text: string, githubHost: string): string[] {
  const host = githubHost.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const start = `https?://|(?<![\\w./@-])(?:www\\.)?(?:linear\\.app|${host})/`
  const found = text.match(new RegExp(`(?:${start})[^\\s<>[\\]]+`, 'gi')) ?? []
  return found
    .flatMap((each) => each.split(/(?<=[,;|\u200b、，；])(?=https?:\/\/)/i))
    .map((each) => withoutLogin(withoutPunctuation(each)))
}

/** The address that is copied to clone a repository may hold a token, which goes no further. */
function withoutLogin(url: string): string {
  return url.replace(/^(https?:\/\/)[^/\\?#]*@/i, '$1')
}

/** Beside the usual ones: typographic quotes, dashes and dots, marks that nobody sees, and the punctuation of East Asia. */
const mark = /[.,;:!?'*`|«»\u200b-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]/

/** Drops what ends the sentence around a link, and a bracket or quote that was opened before it. */
function withoutPunctuation(url: string): string {
  let end = url.length
  // Counted once: counting again after each character that is dropped takes minutes on a text made for it.
  let unopened = count(url, ')') - count(url, '(')
  let quotes = count(url, '"')
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened -= 1
    else if (last === '"' && quotes % 2 === 1) quotes -= 1
    else if (!mark.test(last)) break
  }
  return url.slice(0, end)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}

function readLink(url: string, githubHost: string): WorkLink {
  const address = URL.parse(/^https?:/i.test(url) ? url : `https://${url}`)
  const host = address?.host.replace(/^www\./, '')
  if (address !== null && host === 'linear.app') return readLinearLink(address, url)
  if (address !== null && host === githubHost) return readGithubLink(address, url)
  const usual = `the link of ${linearChoices}, or of ${githubChoices}`
  if (host === `gist.${githubHost}`) return unmeasuredLink(url, 'A gist', usual)
  const message =
    host === undefined
      ? 'This is no whole link'
      : `${cleanText(host, 60)} is neither Linear nor GitHub (${githubHost})`
  return { kind: 'unsupported', url, message: `${message}: paste ${usual}.` }
}
