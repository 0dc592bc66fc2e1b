import { createAppAuth } from '@octokit/auth-app'
import type { Octokit } from '@octokit/rest'
import { appFailure } from './app-failure.ts'
import { privateKeyOf } from './private-key-of.ts'

/** How to read from GitHub: as a person or machine with a token, or as an App that an organisation installed. */
export type GithubAuth =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'app'
      readonly appId: string
      readonly installationId: string
      /** PEM, PKCS#1 as GitHub makes it, or PKCS#8. */
      readonly privateKey: string
    }

/**
 * Hands out the token that the next request is sent with, or throws a Failure when GitHub does not know the App, its installation
 * or its key. The token of an App lasts for an hour, and is asked for anew before it ends.
 * @param isRefused whether GitHub refused the last one
 */
export function createAuthorize(
  auth: GithubAuth,
  octokit: Octokit,
  isRefused: () => boolean,
): () => Promise<string> {
  if (auth.kind === 'token') return async () => auth.token
  const { appId, installationId } = auth
  let asApp: ReturnType<typeof createAppAuth> | null = null
  return async function authorize() {
    try {
      asApp ??= createAppAuth({
        appId,
        installationId,
        privateKey: privateKeyOf(auth.privateKey),
        request: octokit.request,
      })
      const { token } = await asApp({ type: 'installation', refresh: isRefused() })
      return token
    } catch (error) {
      throw appFailure(error, auth)
    }
  }
}
