import type { Instant } from '#src/core/model.ts'
import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from './state.ts'

interface Dates {
  /** Default: the state's now. */
  readonly createdAt?: Instant
  /** Default: the latest of the other dates. */
  readonly updatedAt?: Instant
}

export interface MilestoneSeed
  extends Dates,
    Partial<Pick<GithubMilestone, 'description' | 'state' | 'dueOn'>> {
  readonly title: string
}

interface ItemSeed
  extends Dates,
    Partial<Pick<GithubItem, 'title' | 'body' | 'state' | 'labels' | 'author' | 'closedAt'>> {
  readonly milestone?: GithubMilestone
}

export interface IssueSeed extends ItemSeed, Partial<Pick<GithubItem, 'stateReason'>> {}

export interface PullSeed extends ItemSeed, Partial<Pick<GithubItem, 'draft'>> {
  /** A merged pull request is closed at the same moment. */
  readonly mergedAt?: Instant
}

/** @param fullName for example `acme/shop` */
export function addRepository(
  state: GithubState,
  fullName: string,
  seed: { private?: boolean; createdAt?: Instant } = {},
): GithubRepository {
  const [owner = '', name = ''] = fullName.split('/')
  const repository: GithubRepository = {
    id: nextId(state),
    owner,
    name,
    private: seed.private ?? true,
    createdAt: seed.createdAt ?? state.now().toISOString(),
    milestones: [],
    items: [],
    last: { milestone: 0, item: 0 },
  }
  state.repositories.push(repository)
  return repository
}

export function addMilestone(
  state: GithubState,
  repository: GithubRepository,
  seed: MilestoneSeed,
): GithubMilestone {
  repository.last.milestone += 1
  const createdAt = seed.createdAt ?? state.now().toISOString()
  const updatedAt = seed.updatedAt ?? createdAt
  const milestone: GithubMilestone = {
    id: nextId(state),
    number: repository.last.milestone,
    title: seed.title,
    description: seed.description ?? null,
    state: seed.state ?? 'open',
    dueOn: seed.dueOn ?? null,
    createdAt,
    updatedAt,
    closedAt: seed.state === 'closed' ? updatedAt : null,
  }
  repository.milestones.push(milestone)
  return milestone
}

export function addIssue(state: GithubState, repository: GithubRepository, seed: IssueSeed = {}): GithubItem {
  const issue = item(state, repository, 'issue', seed)
  issue.stateReason = seed.stateReason ?? (issue.state === 'closed' ? 'completed' : null)
  return issue
}

export function addPull(state: GithubState, repository: GithubRepository, seed: PullSeed = {}): GithubItem {
  const pull = item(state, repository, 'pull', seed.mergedAt ? { ...seed, closedAt: seed.mergedAt } : seed)
  pull.mergedAt = seed.mergedAt ?? null
  pull.draft = seed.draft ?? false
  return pull
}

/** Closes an issue or a pull request as a person does; `merged` applies to pull requests. */
export function closeItem(closed: GithubItem, at: Instant, how: { merged?: boolean } = {}): void {
  closed.state = 'closed'
  closed.closedAt = at
  closed.updatedAt = at
  if (closed.kind === 'issue') closed.stateReason = 'completed'
  else closed.mergedAt = how.merged ? at : null
}

function item(
  state: GithubState,
  repository: GithubRepository,
  kind: GithubItem['kind'],
  seed: ItemSeed,
): GithubItem {
  repository.last.item += 1
  const number = repository.last.item
  const createdAt = seed.createdAt ?? state.now().toISOString()
  const closed = seed.state === 'closed' || seed.closedAt != null
  const closedAt = closed ? (seed.closedAt ?? seed.updatedAt ?? createdAt) : null
  const created: GithubItem = {
    id: nextId(state),
    kind,
    number,
    title: seed.title ?? `${kind === 'issue' ? 'Issue' : 'Pull request'} ${number}`,
    body: seed.body ?? null,
    state: closed ? 'closed' : 'open',
    stateReason: null,
    labels: [...(seed.labels ?? [])],
    milestone: seed.milestone?.number ?? null,
    author: seed.author === undefined ? state.login : seed.author,
    createdAt,
    updatedAt: seed.updatedAt ?? closedAt ?? createdAt,
    closedAt,
    mergedAt: null,
    draft: false,
  }
  repository.items.push(created)
  return created
}

function nextId(state: GithubState): number {
  state.ids += 1
  return state.ids
}
