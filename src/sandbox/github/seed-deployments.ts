import type { Instant } from '#src/core/model.ts'
import { nextId } from './next-id.ts'
import type { GithubDeployment, GithubDeploymentState } from './repository-state.ts'
import { tipOf } from './seed-commits.ts'
import type { GithubRepository, GithubState } from './state.ts'

export interface DeploymentSeed {
  readonly at: Instant
  /** Default: `production`. */
  readonly environment?: string
  /** A hash. Default: the newest commit of the default branch. */
  readonly commit?: string
  /** Default: whether the environment is called `production`. */
  readonly production?: boolean
  readonly transient?: boolean
}

/** Asks for a deployment, which has no status yet. */
export function deploy(
  state: GithubState,
  repository: GithubRepository,
  seed: DeploymentSeed,
): GithubDeployment {
  const environment = seed.environment ?? 'production'
  const deployment: GithubDeployment = {
    id: nextId(state),
    environment,
    commit: seed.commit ?? tipOf(state, repository, seed.at),
    production: seed.production ?? environment === 'production',
    transient: seed.transient ?? false,
    createdAt: seed.at,
    updatedAt: seed.at,
    statuses: [],
  }
  repository.deployments.push(deployment)
  return deployment
}

/**
 * Reports how a deployment goes. On a success, as documented of `auto_inactive`, earlier deployments to the same environment
 * whose last word was `success` become inactive, unless they are for production or transient.
 */
export function setDeploymentStatus(
  state: GithubState,
  repository: GithubRepository,
  deployment: GithubDeployment,
  status: GithubDeploymentState,
  at: Instant,
  { autoInactive = true } = {},
): void {
  if (status === 'success' && autoInactive) {
    for (const earlier of repository.deployments) {
      if (earlier === deployment) break
      const same = earlier.environment === deployment.environment
      if (same && !earlier.production && !earlier.transient && earlier.statuses.at(-1)?.state === 'success') {
        append(state, earlier, 'inactive', at)
      }
    }
  }
  append(state, deployment, status, at)
}

function append(
  state: GithubState,
  deployment: GithubDeployment,
  status: GithubDeploymentState,
  at: Instant,
): void {
  deployment.statuses.push({ id: nextId(state), state: status, at })
  deployment.updatedAt = at
}
