import { inGroups } from '#src/adapters/support/in-groups.ts'
import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import type { Ask } from './connect-linear.ts'
import { maxPage, movedDocument, workDocument } from './documents.ts'
import { indexWork } from './index-work.ts'
import { type LinearIssue, MovedAnswer, WorkAnswer } from './linear-answer.ts'
import { ownWorkspaces } from './own-workspaces.ts'
import { readParts } from './read-parts.ts'
import { splitIntoRequests, variablesFor } from './wanted-work.ts'

/**
 * All links in as few requests as Linear's page size and complexity allow, more for what a page does not hold, and one for all
 * issues together that do not bear their identifier any more.
 */
export async function readLinks(links: readonly WorkLink[], ask: Ask): Promise<readonly WorkReading[]> {
  const answers: WorkAnswer[] = []
  for (const wanted of splitIntoRequests(links)) {
    answers.push(await ask(workDocument, variablesFor(wanted), WorkAnswer))
  }
  await readParts(answers, ask)
  const moved = await readMoved(missingIssues(links, answers), ask)
  const find = indexWork(answers, moved)
  return links.map((link) => find(link))
}

function missingIssues(links: readonly WorkLink[], answers: readonly WorkAnswer[]): readonly string[] {
  const own = ownWorkspaces(answers)
  const found = new Set(answers.flatMap(({ issues }) => issues?.nodes ?? []).map((issue) => issue.identifier))
  const asked = links.flatMap((link) =>
    link.kind === 'linear_issue' && own.has(link.workspace) ? [link.identifier] : [],
  )
  return [...new Set(asked)].filter((identifier) => !found.has(identifier))
}

async function readMoved(identifiers: readonly string[], ask: Ask): Promise<readonly LinearIssue[]> {
  const found: LinearIssue[] = []
  for (const names of inGroups(identifiers, maxPage)) {
    const variables = Object.fromEntries(names.map((name, index) => [`name${index}`, name]))
    const answer = await ask(movedDocument(names.length), variables, MovedAnswer)
    found.push(...Object.values(answer).filter((issue) => issue !== null))
  }
  return found
}
