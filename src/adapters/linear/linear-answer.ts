import * as z from 'zod'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A title as people wrote it: it goes into sentences. */
const Title = z.string().transform((text) => cleanText(text, 100))

/** The health that the latest update gave; null: no update yet. */
const health = { health: z.string().nullable(), healthUpdatedAt: z.string().nullable() }

const Project = z.object({
  progress: z.number(),
  scope: z.number(),
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  status: z.object({ type: z.string() }),
  /** The one that changed last, if there is any. */
  issues: z.object({ nodes: z.array(z.object({ updatedAt: z.string() })) }),
})

const Issue = z.object({
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  state: z.object({ type: z.string() }),
})

const NamedProject = Project.extend({ slugId: z.string(), name: Title, ...health })
const NamedIssue = Issue.extend({ identifier: z.string(), title: Title })

const Initiative = z.object({
  slugId: z.string(),
  name: Title,
  updatedAt: z.string(),
  trashed: z.boolean().nullable(),
  status: z.string(),
  ...health,
  projects: z.object({ nodes: z.array(Project), pageInfo: z.object({ hasNextPage: z.boolean() }) }),
})

const Milestone = z.object({
  id: z.string(),
  name: Title,
  updatedAt: z.string(),
  project: z.object({ trashed: z.boolean().nullable(), status: z.object({ type: z.string() }) }),
  issues: z.object({
    nodes: z.array(Issue.extend({ estimate: z.number().nullable() })),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
})

/** The answer to `workDocument`; a list that was not asked for is absent. */
export const LinearAnswer = z.object({
  organization: z.object({ urlKey: z.string() }),
  projects: z.object({ nodes: z.array(NamedProject) }).optional(),
  initiatives: z.object({ nodes: z.array(Initiative) }).optional(),
  projectMilestones: z.object({ nodes: z.array(Milestone) }).optional(),
  issues: z.object({ nodes: z.array(NamedIssue) }).optional(),
})

const PageInfo = z
  .object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
  .refine(({ hasNextPage, endCursor }) => !hasNextPage || endCursor !== null, 'no cursor of the next page')

const ActiveRow = z.object({
  slugId: z.string(),
  name: Title,
  url: z.string(),
  trashed: z.boolean().nullable(),
})

const ActiveProject = ActiveRow.extend({
  scope: z.number(),
  initiatives: z.object({ nodes: z.array(z.object({ slugId: z.string() })) }),
})

const ActiveInitiative = ActiveRow.extend({ parentInitiative: z.object({ slugId: z.string() }).nullable() })

/** The answer to `activeDocument`; a list that was not asked for is absent. */
export const ActiveAnswer = z.object({
  organization: z.object({ urlKey: z.string() }),
  projects: z.object({ nodes: z.array(ActiveProject), pageInfo: PageInfo }).optional(),
  initiatives: z.object({ nodes: z.array(ActiveInitiative), pageInfo: PageInfo }).optional(),
})

export type LinearAnswer = z.infer<typeof LinearAnswer>
export type ActiveAnswer = z.infer<typeof ActiveAnswer>
export type LinearProject = z.infer<typeof NamedProject>
export type LinearInitiative = z.infer<typeof Initiative>
export type LinearMilestone = z.infer<typeof Milestone>
export type LinearIssue = z.infer<typeof NamedIssue>
