import * as z from 'zod'
import { createEstimator } from './complexity.ts'
import type { Ask } from './connect-linear.ts'
import { partsDocument } from './documents.ts'
import { IssueOfMilestone, ProjectOfInitiative, page, type WorkAnswer } from './linear-answer.ts'
import { widestPage } from './widest-page.ts'

/** So many issues of a milestone, or projects of an initiative, are read; what has more is too large to measure. */
export const maxParts = 1_000

/** With so many, a page of each still holds about 45 projects, or 95 issues. */
const rowsPerRequest = 40

/** A thing and the page of its parts that was read, to which the next ones are added. */
interface Row<T> {
  readonly key: string
  readonly list: {
    nodes: T[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

/** Reads on what the first answers hold only the beginning of, and puts it there. */
export async function readParts(answers: readonly WorkAnswer[], ask: Ask): Promise<void> {
  const milestones = answers.flatMap(({ projectMilestones }) => projectMilestones?.nodes ?? [])
  const initiatives = answers.flatMap((answer) => answer.initiatives?.nodes ?? [])
  await readOn(
    'milestones',
    milestones.map(({ id, issues }) => ({ key: id, list: issues })),
    IssueOfMilestone,
    ask,
  )
  await readOn(
    'initiatives',
    initiatives.map(({ slugId, projects }) => ({ key: slugId, list: projects })),
    ProjectOfInitiative,
    ask,
  )
}

async function readOn<T>(
  of: 'milestones' | 'initiatives',
  rows: readonly Row<T>[],
  part: z.ZodType<T>,
  ask: Ask,
): Promise<void> {
  const Answer = z.record(z.string(), z.object({ nodes: z.array(z.object({ parts: page(part) })) }))
  for (let open = rows.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
    const some = open.slice(0, rowsPerRequest)
    const document = partsDocument(of, some.length)
    const points = createEstimator(document)
    const variables: Record<string, unknown> = { parts: widestPage((parts) => points({ parts })) }
    for (const [index, { key, list }] of some.entries()) {
      variables[`key${index}`] = key
      variables[`after${index}`] = list.pageInfo.endCursor
    }
    const answer = await ask(document, variables, Answer)
    for (const [index, { list }] of some.entries()) {
      const next = answer[`row${index}`]?.nodes[0]?.parts
      list.nodes.push(...(next?.nodes ?? []))
      // What was deleted meanwhile has no more.
      list.pageInfo = next?.pageInfo ?? { hasNextPage: false, endCursor: null }
    }
  }
}

function isOpen<T>({ list }: Row<T>): boolean {
  return list.pageInfo.hasNextPage && list.nodes.length < maxParts
}
