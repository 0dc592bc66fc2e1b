import { checkLimits } from '#src/adapters/support/check-limits.ts'
import { ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { checkRepositories } from './check-repositories.ts'
import { connectGithub, type GithubConnection } from './connect-github.ts'
import type { GithubAuth } from './github-auth.ts'

/** What GitHub calls what is read, and what people call it. */
const needed = {
  metadata: 'metadata',
  contents: 'contents',
  issues: 'issues',
  pull_requests: 'pull requests',
  deployments: 'deployments',
  actions: 'actions',
} as const

/**
 * Looks at GitHub: the token, what it may do, every repository that is linked, and what is left of the limits.
 * @param options.links what people linked; null: it is not known, since Notion could not be read
 */
export function createGithubCheckup(options: {
  readonly auth: GithubAuth
  readonly apiUrl: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  readonly links: () => Promise<readonly WorkLink[] | null>
  readonly timeoutMs?: number
}): Checkup {
  return {
    name: 'GitHub',
    async check() {
      const github = connectGithub(options)
      const subject = options.auth.kind === 'token' ? 'The token' : 'The App'
      // Costs nothing of any limit, and every kind of token may ask it.
      const asked = await guardedCheck(subject, () => github.get('/rate_limit', {}))
      if ('failed' in asked) return [asked.failed]
      return [
        rights(subject, github),
        ...(await linked(github, options.links)),
        ...checkLimits(github.limits.all(), {
          core: 'requests per hour',
          graphql: 'GraphQL points per hour',
        }),
      ]
    },
  }
}

function rights(subject: string, { grants, setting }: GithubConnection): Check {
  const { scopes, permissions } = grants
  if (permissions !== null) {
    const lacking = Object.entries(needed).filter(([name]) => permissions[name] === undefined)
    if (lacking.length === 0) return ok(subject, 'It is installed, and may read all that is measured.')
    const what = lacking.map(([, words]) => words).join(', ')
    return warning(
      subject,
      `It is installed, and may not read ${what}: what is measured from them stays unknown.`,
      `Give the App read access to ${what} on GitHub, and approve it at its installation.`,
    )
  }
  if (scopes === null) {
    return ok(
      subject,
      `GitHub takes ${setting}, a fine-grained one: what it may read, the repositories show.`,
    )
  }
  if (scopes.includes('repo')) return ok(subject, `GitHub takes ${setting}, with the scope repo.`)
  return warning(
    subject,
    `GitHub takes ${setting}, with ${scopes.length === 0 ? 'no scope' : `the scopes ${scopes.join(', ')}`}: it sees public repositories only.`,
    'If private repositories are linked, make a token with the scope repo, or a fine-grained one for those repositories.',
  )
}

async function linked(
  github: GithubConnection,
  links: () => Promise<readonly WorkLink[] | null>,
): Promise<readonly Check[]> {
  const subject = 'Repositories'
  const known = await links()
  if (known === null) {
    return [
      warning(
        subject,
        'Which of them are linked is not known, since Notion could not be read.',
        'Mend what Notion says above, and run okr-sync doctor again.',
      ),
    ]
  }
  const checked = await guardedCheck(subject, () => checkRepositories(known, github))
  if ('failed' in checked) return [checked.failed]
  return checked.found.length > 0 ? checked.found : [ok(subject, 'None is linked in Notion.')]
}
