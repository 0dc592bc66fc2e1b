import type { Instant } from '#src/core/model.ts'
import { nextId } from './next-id.ts'
import { mergePull } from './seed-pulls.ts'
import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from './state.ts'
import { fullName } from './urls.ts'

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

export interface PullSeed
  extends ItemSeed,
    Partial<Pick<GithubItem, 'draft' | 'branch' | 'firstCommitAt' | 'closes'>> {
  /** A merged pull request is closed at the same moment, and squashed onto the default branch. */
  readonly mergedAt?: Instant
}

/** @param path for example `acme/shop` */
export function addRepository(
  state: GithubState,
  path: string,
  seed: { private?: boolean; createdAt?: Instant; archived?: boolean } = {},
): GithubRepository {
  const [owner = '', name = ''] = path.split('/')
  const createdAt = seed.createdAt ?? state.now().toISOString()
  const repository: GithubRepository = {
    id: nextId(state),
    owner,
    name,
    formerNames: [],
    private: seed.private ?? true,
    archived: seed.archived ?? false,
    createdAt,
    pushedAt: createdAt,
    milestones: [],
    items: [],
    commits: new Map(),
    tip: null,
    deployments: [],
    workflows: [],
    runs: [],
    last: { milestone: 0, item: 0 },
  }
  state.repositories.push(repository)
  return repository
}

/** Renames a repository or moves it to another owner. */
export function renameRepository(repository: GithubRepository, path: string): void {
  const [owner = '', name = ''] = path.split('/')
  repository.formerNames.push(fullName(repository))
  Object.assign(repository, { owner, name })
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
  const closed = seed.mergedAt ? { ...seed, closedAt: seed.mergedAt } : seed
  const pull = item(state, repository, 'pull', closed)
  pull.draft = seed.draft ?? false
  pull.branch = seed.branch ?? `change-${pull.number}`
  pull.base = repository.tip
  pull.firstCommitAt = seed.firstCommitAt === undefined ? pull.createdAt : seed.firstCommitAt
  pull.closes = seed.closes ?? []
  if (seed.mergedAt) mergePull(state, repository, pull, seed.mergedAt)
  return pull
}

/**
 * Closes an issue or a pull request as a person does. `merged` applies to pull requests, and lays no commit: that is
 * `mergePull`.
 */
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
    mergeCommit: null,
    draft: false,
    readyAt: [],
    branch: '',
    base: null,
    firstCommitAt: null,
    reviews: [],
    closes: [],
  }
  repository.items.push(created)
  return created
}
