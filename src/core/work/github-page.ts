import { githubSearchLink, searchedKind } from './github-search.ts'
import { unmeasuredLink } from './unmeasured-link.ts'
import type { WorkLink } from './work.ts'

type Repository = Extract<WorkLink, { kind: 'github_repository' }>

/** Pages that show a repository as a whole. */
const ofRepository = new Set(['activity', 'branches', 'commits', 'graphs', 'pulse', 'tree'])

const numbered = {
  milestone: 'github_milestone',
  issues: 'github_issue',
  pull: 'github_pull',
} as const

const lists = { issues: 'issue', pulls: 'pr' } as const

/** Pages that people take for work: what each is, and what to paste instead. */
const others = new Map<string, readonly [what: string, instead: string]>([
  ['releases', ['A GitHub release', 'the link of the repository, or of its deployments']],
  ['tags', ['A list of tags on GitHub', 'the link of the repository, or of its deployments']],
  ['projects', ['A GitHub project', 'the link of a milestone or of an issue search with the same issues']],
  ['discussions', ['A GitHub discussion', 'the link of an issue or of an issue search']],
  ['wiki', ['A GitHub wiki', 'the link of its repository']],
  ['milestones', ['A list of milestones on GitHub', 'one link for each milestone']],
  ['labels', ['This label, or list of labels, on GitHub', 'the link of one label, or of an issue search']],
  ['blob', ['A file on GitHub', 'the link of its repository']],
  ['commit', ['A single commit on GitHub', 'the link of its repository or pull request']],
  ['compare', ['A comparison on GitHub', 'the link of its repository or pull request']],
  ['actions', ['This page of GitHub Actions', 'the link of the repository or of a workflow that has a file']],
])

/**
 * Takes apart the page of a repository. The code of a branch, its commits and its Actions stand for the repository.
 * @param parts of the path behind the repository, decoded
 * @param usual what to paste where nothing better is known
 */
export function readGithubPage(
  [page = '', ...rest]: readonly string[],
  address: URL,
  repository: Repository,
  usual: string,
): WorkLink {
  const { url, owner, repo } = repository
  const [id] = rest
  const scope = `${owner}/${repo}`

  if (page === '' || ofRepository.has(page)) return repository
  if (id === undefined && page === 'actions' && !ofOneWorkflow(address)) return repository
  if (id === undefined && Object.hasOwn(lists, page)) {
    return githubSearchLink(url, address, { kind: lists[page as keyof typeof lists], repo: scope })
  }
  const kind = page === 'search' ? searchedKind(address) : null
  if (kind !== null) return githubSearchLink(url, address, { kind, repo: scope })

  if (id !== undefined && Object.hasOwn(numbered, page) && /^[1-9]\d{0,8}$/.test(id)) {
    return { kind: numbered[page as keyof typeof numbered], url, owner, repo, number: Number(id) }
  }
  const label = rest.join('/')
  // Within a search a quotation mark ends the label.
  if (page === 'labels' && label !== '' && !label.includes('"')) {
    const labelled = new URL(address)
    labelled.search = new URLSearchParams({ q: `label:"${label}"` }).toString()
    return githubSearchLink(url, labelled, { kind: 'issue', repo: scope })
  }
  const workflow = rest[1]
  if (page === 'actions' && id === 'workflows' && workflow !== undefined && /\.ya?ml$/i.test(workflow)) {
    return { kind: 'github_workflow', url, owner, repo, workflow }
  }
  if (page === 'deployments') {
    return { kind: 'github_environment', url, owner, repo, environment: environmentIn(rest, address) }
  }
  const [what, instead] = others.get(page) ?? ['This GitHub page', usual]
  return unmeasuredLink(url, what, instead)
}

/** A list of runs that is narrowed down to a workflow says its name, and not its file. */
function ofOneWorkflow({ searchParams }: URL): boolean {
  return /\bworkflow(?:_id|_name)?:/i.test(searchParams.get('query') ?? '')
}

/** The log of all environments is narrowed down by its query. */
function environmentIn(rest: readonly string[], { searchParams }: URL): string | null {
  const name =
    rest[0] === 'activity_log'
      ? (searchParams.get('environments_filter') ?? searchParams.get('environment') ?? '')
      : rest.join('/')
  return name.trim() === '' ? null : name.trim()
}
