import { within } from './date-range.ts'
import { findRepository } from './find.ts'
import type { GithubItem, GithubRepository, GithubState } from './state.ts'
import { fullName } from './urls.ts'

export interface Hit {
  readonly repository: GithubRepository
  readonly item: GithubItem
}

interface Term {
  readonly negated: boolean
  /** null: a free word or phrase. */
  readonly qualifier: string | null
  readonly value: string
}

type Rule = (hit: Hit, value: string) => boolean
type Test = (item: GithubItem) => boolean

const term = /(-?)(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/gi

const states = new Map<string, Test>(
  Object.entries<Test>({
    issue: (item) => item.kind === 'issue',
    pr: (item) => item.kind === 'pull',
    'pull-request': (item) => item.kind === 'pull',
    open: (item) => item.state === 'open',
    closed: (item) => item.state === 'closed',
    merged: (item) => item.mergedAt !== null,
    unmerged: (item) => item.kind === 'pull' && item.mergedAt === null,
    draft: (item) => item.draft,
  }),
)

const is: Rule = ({ item }, value) => states.get(value.toLowerCase())?.(item) ?? false
const owned: Rule = ({ repository }, value) => same(repository.owner, value)

const rules = new Map<string, Rule>(
  Object.entries<Rule>({
    is,
    type: is,
    state: is,
    repo: ({ repository }, value) => same(fullName(repository), value),
    org: owned,
    user: owned,
    author: ({ item }, value) => same(item.author ?? 'ghost', value),
    // A comma between labels means either of them; two qualifiers mean both.
    label: ({ item }, value) =>
      value.split(',').some((wanted) => item.labels.some((label) => same(label, wanted))),
    milestone: ({ repository, item }, value) =>
      repository.milestones.some(
        (milestone) => milestone.number === item.milestone && same(milestone.title, value),
      ),
    no: ({ item }, value) =>
      value === 'label' ? item.labels.length === 0 : value === 'milestone' && item.milestone === null,
    reason: ({ item }, value) =>
      same(item.stateReason?.replaceAll('_', ' ') ?? '', value.replaceAll('_', ' ')),
    archived: ({ repository }, value) => String(repository.archived) === value,
    sort: () => true,
    created: ({ item }, value) => within(item.createdAt, value),
    updated: ({ item }, value) => within(item.updatedAt, value),
    closed: ({ item }, value) => within(item.closedAt, value),
    merged: ({ item }, value) => within(item.mergedAt, value),
  }),
)

/** Issues and pull requests that a search finds, newest first. A qualifier that no rule knows is a free word. */
export function search(state: GithubState, query: string): readonly Hit[] {
  const terms = termsOf(query)
  // Several repositories or owners mean any of them; all else must hold together.
  const scopes = terms.filter(isScope)
  const others = terms.filter((wanted) => !isScope(wanted))
  const isByUpdate = terms.some(({ qualifier, value }) => qualifier === 'sort' && value === 'updated-desc')
  const newest = isByUpdate ? 'updatedAt' : 'createdAt'
  return state.repositories
    .flatMap((repository) => repository.items.map((item) => ({ repository, item })))
    .filter((hit) => scopes.length === 0 || scopes.some((wanted) => fits(hit, wanted)))
    .filter((hit) => others.every((wanted) => fits(hit, wanted)))
    .toSorted((a, b) => b.item[newest].localeCompare(a.item[newest]) || b.item.id - a.item.id)
}

/** Repositories that a search names and the token cannot see. */
export function unseenRepositories(state: GithubState, query: string): readonly string[] {
  return termsOf(query)
    .filter(({ qualifier }) => qualifier === 'repo')
    .map(({ value }) => value)
    .filter((name) => {
      const [owner = '', repository = ''] = name.split('/')
      return !findRepository(state, owner, repository)
    })
}

/** Whether a search says which of issues and pull requests it means, as the REST search demands. */
export function saysKind(query: string): boolean {
  return termsOf(query).some(
    ({ qualifier, value }) =>
      (qualifier === 'is' || qualifier === 'type') && /^(issue|pr|pull-request)$/i.test(value),
  )
}

function termsOf(query: string): readonly Term[] {
  return [...query.matchAll(term)].map(([, minus, qualifier, quoted, plain]) => ({
    negated: minus === '-',
    qualifier: qualifier?.toLowerCase() ?? null,
    value: quoted ?? plain ?? '',
  }))
}

function isScope({ negated, qualifier }: Term): boolean {
  return !negated && (qualifier === 'repo' || qualifier === 'org' || qualifier === 'user')
}

function fits(hit: Hit, { negated, qualifier, value }: Term): boolean {
  if (qualifier === null) return mentions(hit.item, value) !== negated
  const rule = rules.get(qualifier)
  return (rule ? rule(hit, value) : mentions(hit.item, `${qualifier}:${value}`)) !== negated
}

function mentions(item: GithubItem, text: string): boolean {
  return `${item.title}\n${item.body ?? ''}`.toLowerCase().includes(text.toLowerCase())
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
