import { nextId } from './next-id.ts'
import type { GithubApp, GithubState } from './state.ts'

/** @param publicKey PEM of the key with which the App's tokens can be checked */
export function registerApp(state: GithubState, publicKey: string): GithubApp {
  const id = nextId(state)
  const app: GithubApp = {
    id,
    slug: `app-${id}`,
    publicKey,
    installationId: nextId(state),
    createdAt: state.now().toISOString(),
  }
  state.apps.push(app)
  return app
}
