import * as z from 'zod'
import { page } from './linear-answer.ts'

/** Linear's types of states; one that it may add later counts as neither begun nor done. */
const StateType = z
  .enum(['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled', 'duplicate'])
  .catch('backlog')

const Issue = z.object({
  id: z.string(),
  identifier: z.string(),
  previousIdentifiers: z.array(z.string()),
  estimate: z.number().nullable(),
  trashed: z.boolean().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
  state: z.object({ type: StateType }),
  team: z.object({ key: z.string() }),
  project: z.object({ slugId: z.string() }).nullable(),
  projectMilestone: z.object({ id: z.string() }).nullable(),
  cycle: z.object({ number: z.number() }).nullable(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  attachments: z.object({ nodes: z.array(z.object({ url: z.string() })) }),
})

const history = z.array(z.number())

const Cycle = z.object({
  id: z.string(),
  number: z.number(),
  startsAt: z.string(),
  endsAt: z.string(),
  completedAt: z.string().nullable(),
  updatedAt: z.string(),
  team: z.object({ key: z.string(), issueEstimationType: z.string() }),
  scopeHistory: history,
  completedScopeHistory: history,
  issueCountHistory: history,
  completedIssueCountHistory: history,
})

/** The answer to `followDocument`; a list that was not asked for is absent. */
export const FollowAnswer = z
  .object({
    issues: page(Issue).optional(),
    cycles: page(Cycle).optional(),
    teams: z.object({ nodes: z.array(z.object({ key: z.string() })) }).optional(),
  })
  .refine(({ issues, cycles }) => issues !== undefined || cycles !== undefined, 'neither issues nor cycles')

export type FollowAnswer = z.infer<typeof FollowAnswer>
export type FollowedIssue = z.infer<typeof Issue>
export type FollowedCycle = z.infer<typeof Cycle>
