import * as z from 'zod'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A title as people wrote it: it goes into sentences. */
export const Title = z.string().transform((text) => cleanText(text, 100))

/** A page that promises another one says where that begins. */
export function page<T extends z.ZodType>(node: T) {
  const pageInfo = z
    .object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
    .refine(({ hasNextPage, endCursor }) => !hasNextPage || endCursor !== null, 'no cursor of the next page')
  return z.object({ nodes: z.array(node), pageInfo })
}

/** The health that the latest update gave; null: no update yet. */
const health = { health: z.string().nullable(), healthUpdatedAt: z.string().nullable() }

/** The issue that changed last, if there is any. */
const newestIssue = { issues: z.object({ nodes: z.array(z.object({ updatedAt: z.string() })) }) }

const history = z.array(z.number())

export const ProjectOfInitiative = z.object({
  progress: z.number(),
  scope: z.number(),
  createdAt: z.string(),
  scopeHistory: history,
  completedScopeHistory: history,
  inProgressScopeHistory: history,
  issueCountHistory: history,
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  status: z.object({ type: z.string() }),
  ...newestIssue,
})

const Project = ProjectOfInitiative.extend({
  slugId: z.string(),
  name: Title,
  ...health,
})

const issueState = {
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  state: z.object({ type: z.string() }),
}

export const IssueOfMilestone = z.object({ ...issueState, estimate: z.number().nullable() })

const Issue = z.object({
  ...issueState,
  identifier: z.string(),
  previousIdentifiers: z.array(z.string()),
  title: Title,
})

const Initiative = z.object({
  slugId: z.string(),
  name: Title,
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  status: z.string(),
  ...health,
  projects: page(ProjectOfInitiative),
})

const Milestone = z.object({
  id: z.string(),
  name: Title,
  updatedAt: z.string(),
  project: z.object({ trashed: z.boolean().nullable(), status: z.object({ type: z.string() }) }),
  issues: page(IssueOfMilestone),
})

const Cycle = z.object({
  number: z.number(),
  name: Title.nullable(),
  isActive: z.boolean(),
  isNext: z.boolean(),
  updatedAt: z.string(),
  team: z.object({ key: z.string(), name: Title, issueEstimationType: z.string() }),
  scopeHistory: history,
  completedScopeHistory: history,
  inProgressScopeHistory: history,
  issueCountHistory: history,
  completedIssueCountHistory: history,
  ...newestIssue,
})

const Team = z.object({ key: z.string(), name: Title, ...newestIssue })

function list<T extends z.ZodType>(node: T) {
  return z.object({ nodes: z.array(node) }).optional()
}

/** The answer to `workDocument`; a list that was not asked for is absent. */
export const WorkAnswer = z.object({
  organization: z.object({ urlKey: z.string(), previousUrlKeys: z.array(z.string()) }),
  projects: list(Project),
  initiatives: list(Initiative),
  projectMilestones: list(Milestone),
  issues: list(Issue),
  cycles: list(Cycle),
  teams: list(Team),
})

/** The answer to `movedDocument`. */
export const MovedAnswer = z.record(z.string(), Issue.nullable())

export type WorkAnswer = z.infer<typeof WorkAnswer>
export type LinearProject = z.infer<typeof Project>
export type LinearInitiative = z.infer<typeof Initiative>
export type LinearMilestone = z.infer<typeof Milestone>
export type LinearIssue = z.infer<typeof Issue>
export type LinearCycle = z.infer<typeof Cycle>
export type LinearTeam = z.infer<typeof Team>
