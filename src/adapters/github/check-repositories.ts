import * as z from 'zod'
import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import { inGroups } from '#src/adapters/support/in-groups.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { Answer, GithubConnection } from './connect-github.ts'
import { buildDoctorDocument, measuredParts, type Repository } from './doctor-document.ts'
import { nullIfHidden } from './null-if-hidden.ts'
import { understand } from './understand.ts'

/** GitHub gives up on a document after 10 seconds; with so many repositories it stays well under them. */
const repositoriesPerRequest = 50

const Found = z.object({ nameWithOwner: z.string(), isArchived: z.boolean() })

/**
 * Whether each repository that is linked can be read, with all that is measured.
 * @throws Failure when GitHub cannot be asked at all
 */
export async function checkRepositories(
  links: readonly WorkLink[],
  github: GithubConnection,
): Promise<readonly Check[]> {
  const checks: Check[] = []
  for (const some of inGroups(repositoriesOf(links), repositoriesPerRequest)) {
    const { document, variables } = buildDoctorDocument(some)
    const answer = await github.graphql(document, variables)
    const runs = await Promise.all(some.map((repository) => mayReadRuns(repository, github)))
    checks.push(
      ...some.map((repository, index) =>
        judge(repository, `r${index}`, answer, runs[index] ?? false, github.setting),
      ),
    )
  }
  return checks
}

function repositoriesOf(links: readonly WorkLink[]): readonly Repository[] {
  const found = new Map<string, Repository>()
  const add = (owner: string, repo: string) => found.set(`${owner}/${repo}`.toLowerCase(), { owner, repo })
  for (const link of links) {
    if ('owner' in link) add(link.owner, link.repo)
    if (link.kind !== 'github_search') continue
    for (const [, owner = '', repo = ''] of link.query.matchAll(/\brepo:([\w.-]+)\/([\w.-]+)/g))
      add(owner, repo)
  }
  return [...found.values()]
}

/** GraphQL does not know runs of workflows as REST does. */
async function mayReadRuns({ owner, repo }: Repository, github: GithubConnection): Promise<boolean> {
  try {
    await github.get('/repos/{owner}/{repo}/actions/runs', { owner, repo, per_page: 1 })
    return true
  } catch (error) {
    return nullIfHidden(error) !== null
  }
}

function judge(
  { owner, repo }: Repository,
  alias: string,
  { data, errors }: Answer,
  hasRuns: boolean,
  setting: string,
): Check {
  const subject = cleanText(`${owner}/${repo}`, 100)
  const found = understand(Found.nullish(), data[alias])
  const refused = measuredParts.filter((part) =>
    errors.some(({ path }) => path?.[0] === alias && path[1] === part.alias),
  )
  // A part that is refused may take the whole repository with it.
  if (!found && refused.length === 0) {
    return failure(
      subject,
      'people',
      `It is linked in Notion, and ${setting} may not see it, or it is gone.`,
      `Give ${setting} access to the repository on GitHub, or mend the links to it in Source.`,
    )
  }
  const lacking = [...refused.map(({ words }) => words), ...(hasRuns ? [] : ['actions'])].join(', ')
  if (lacking !== '') {
    return warning(
      subject,
      `${setting} may not read its ${lacking}: what is measured from them stays unknown.`,
      `Give ${setting} read access to ${lacking}, if they are measured.`,
    )
  }
  return ok(subject, `All that is measured can be read${found?.isArchived ? '; it is archived' : ''}.`)
}
