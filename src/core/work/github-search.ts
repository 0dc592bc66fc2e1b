import type { WorkLink } from './work.ts'

interface Scope {
  readonly kind: 'issue' | 'pr'
  /** `owner/repo`; null: all of GitHub. */
  readonly repo: string | null
}

const word = /(?:[^\s"]+|"[^"]*")+/g
const state = /^-?(?:is|state):(?:open|closed)$/i
const order = /^-?sort:/i
const kinds = /^-?is:(?:issue|pr)$/i
const repository = /^(?:repo|org|user):/i
const boolean = /^(?:OR|AND|NOT)$|^[(]|[)]$/
/** Says something else to everybody who asks. */
const asker = /:@me$/i
/** How a list of a repository was narrowed down before it had a search. */
const oldFilters = ['assignee', 'creator', 'labels', 'mentioned', 'milestone']

/** What the page of a search over all of GitHub, or of a repository, looks for; null: neither issues nor pull requests. */
export function searchedKind({ searchParams }: URL): Scope['kind'] | null {
  const type = searchParams.get('type')?.toLowerCase()
  if (type === 'issues') return 'issue'
  return type === 'pullrequests' ? 'pr' : null
}

/** The link of a search; `unsupported` where its results cannot be counted by state. */
export function githubSearchLink(url: string, address: URL, scope: Scope): WorkLink {
  const { searchParams } = address
  const isOld = oldFilters.some((name) => searchParams.has(name))
  const query = isOld ? null : githubSearch(searchParams.get('q') ?? '', scope)
  if (query !== null) return { kind: 'github_search', url, query }
  return {
    kind: 'unsupported',
    url,
    message:
      'A GitHub search that is empty, has AND, OR, NOT, brackets, @me or half of a quotation in it, or filters outside of its q=, cannot be measured: paste one link for each part, with the name of a person instead of @me, and their counts are added up.',
  }
}

/**
 * A GitHub search as it can be counted: with its repository and its kind in it, and without an order and `is:open` or
 * `is:closed`, since Measure says which of the two counts. null: there is nothing to search for, it joins parts with AND, OR, NOT or brackets, to
 * which no state can be added, or it means whoever asks.
 * @param scope what the page that was searched from adds by itself
 */
function githubSearch(typed: string, scope: Scope): string | null {
  const words = searchWords(typed).map(usualWord)
  const isHalf = typed.split('"').length % 2 === 0
  if (isHalf || words.some((each) => boolean.test(each) || asker.test(each))) return null

  const kept = words.filter((each) => !state.test(each) && !order.test(each))
  if (scope.repo !== null && !kept.some((each) => repository.test(each))) kept.unshift(`repo:${scope.repo}`)
  if (!kept.some((each) => !kinds.test(each))) return null
  if (!kept.some((each) => kinds.test(each))) kept.push(`is:${scope.kind}`)
  return kept.join(' ')
}

/** The words of a search; what stands in quotation marks belongs to the word around it. */
export function searchWords(query: string): string[] {
  return query.match(word) ?? []
}

/** One spelling for a word that can be written in several: `type:issue` is `is:issue`, and `label:"bug"` is `label:bug`. */
function usualWord(typed: string): string {
  return typed
    .replace(/^(-?)type:(?=issue$|pr$)/i, '$1is:')
    .replace(/^(-?)(?:is|type):pull-request$/i, '$1is:pr')
    .replace(/^(-?[a-z-]+:)"([\w./+-]+)"$/i, '$1$2')
}
