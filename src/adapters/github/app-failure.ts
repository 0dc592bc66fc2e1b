import { Failure } from '#src/ports/failure.ts'
import { githubFailure } from './github-failure.ts'

/**
 * What went wrong when an App asked for its token, in the words of its settings. Nothing of the key is shown.
 * @throws the error itself when it is no fault of the outside
 */
export function appFailure(
  error: unknown,
  { appId, installationId }: { readonly appId: string; readonly installationId: string },
): Failure {
  // WebCrypto says only that it did not take the key.
  if (error instanceof Error && error.name === 'DataError') {
    return refused(
      'GITHUB_APP_PRIVATE_KEY is no RSA private key, or a damaged one. Set the whole .pem file that GitHub made for the App.',
    )
  }
  switch (statusOf(error)) {
    case 401:
      return refused(
        `GitHub refused the App ${appId}: check that GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY are of the same App, that the key was not deleted on GitHub, and that this machine's clock is right.`,
        error,
      )
    case 404:
      return refused(
        `GitHub knows no installation ${installationId} of an App ${appId}: check GITHUB_APP_ID, and that GITHUB_APP_INSTALLATION_ID is the number at the end of the installation's address, or install the App again.`,
        error,
      )
    default:
      return githubFailure(error, { setting: 'the GitHub App', secrets: [] })
  }
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && error.name === 'HttpError' && 'status' in error ? error.status : null
}

function refused(message: string, cause?: unknown): Failure {
  return new Failure({ system: 'github', code: 'unauthorized', message, cause })
}
