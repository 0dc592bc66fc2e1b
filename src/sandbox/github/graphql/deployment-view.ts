import type { GithubDeployment, GithubDeploymentState } from '#src/sandbox/github/repository-state.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { commitView } from './commit-view.ts'
import { connect, type PageArgs } from './connection.ts'

export function deploymentView(repository: GithubRepository, deployment: GithubDeployment) {
  const newestFirst = deployment.statuses.toReversed()
  const latest = newestFirst[0]
  return {
    id: `DE_${deployment.id}`,
    environment: deployment.environment,
    commitOid: deployment.commit,
    commit: () => {
      const commit = repository.commits.get(deployment.commit)
      return commit ? commitView(repository, commit) : null
    },
    createdAt: seconds(deployment.createdAt),
    updatedAt: seconds(deployment.updatedAt),
    state: stateOf(latest?.state),
    latestStatus: latest ? statusView(latest) : null,
    statuses: (args: PageArgs) => connect('statuses', newestFirst, args, statusView),
  }
}

function statusView({ id, state, at }: GithubDeployment['statuses'][number]) {
  return { id: `DES_${id}`, state: state.toUpperCase(), createdAt: seconds(at) }
}

/** A deployment that succeeded is active until another takes its place. */
function stateOf(latest: GithubDeploymentState | undefined): string {
  if (latest === undefined) return 'PENDING'
  return latest === 'success' ? 'ACTIVE' : latest.toUpperCase()
}
