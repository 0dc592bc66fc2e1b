import type { Octokit } from '@octokit/rest'
import githubAppJwt from 'universal-github-app-jwt'
import * as z from 'zod'
import type { Clock } from '#src/ports/clock.ts'
import { appFailure } from './app-failure.ts'
import { privateKeyOf } from './private-key-of.ts'
import { earlier } from './times.ts'
import { understand } from './understand.ts'

/** The token of an installation is good for an hour, and is used for a minute less: by our clock, which may differ from GitHub's. */
const TOKEN_MINUTES = 59

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

const TokenAnswer = z.object({ token: z.string(), permissions: z.record(z.string(), z.string()).catch({}) })

/**
 * Hands out the token that the next request is sent with, or throws a Failure when GitHub does not know the App, its installation
 * or its key. The token of an App is asked for anew before it ends, and after GitHub refused it.
 */
export function createAuthorize(
  auth: GithubAuth,
  {
    octokit,
    clock,
    isRefused,
    timeoutMs,
    granted,
  }: {
    readonly octokit: Octokit
    readonly clock: Pick<Clock, 'now'>
    /** Whether GitHub refused the last request. */
    readonly isRefused: () => boolean
    readonly timeoutMs: number
    /** Hears what the App may do, with each token. */
    readonly granted: (permissions: Readonly<Record<string, string>>) => void
  },
): () => Promise<string> {
  if (auth.kind === 'token') return async () => auth.token
  const { appId, installationId, privateKey } = auth
  let held: { readonly token: string; readonly askedAt: string } | null = null
  return async function authorize() {
    const now = clock.now()
    if (held !== null && held.askedAt > earlier(now, TOKEN_MINUTES) && !isRefused()) return held.token
    try {
      const jwt = await githubAppJwt({
        id: appId,
        privateKey: privateKeyOf(privateKey),
        now: Math.floor(Date.parse(now) / 1_000),
      })
      const { data } = await octokit.request('POST /app/installations/{installation_id}/access_tokens', {
        installation_id: Number(installationId),
        headers: { authorization: `bearer ${jwt.token}` },
        request: { signal: AbortSignal.timeout(timeoutMs) },
      })
      const { token, permissions } = understand(TokenAnswer, data)
      granted(permissions)
      held = { token, askedAt: now }
      return held.token
    } catch (error) {
      throw appFailure(error, auth)
    }
  }
}
