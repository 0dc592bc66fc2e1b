import * as z from 'zod'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A moment in any form that GitHub gives it, as an `Instant`. */
export const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/** A title as people wrote it: it goes into sentences. */
const Title = z.string().transform((text) => cleanText(text, 100))

const Count = z.object({ totalCount: z.number() })

/** The one that changed last, if there is any. */
const Newest = z.object({ nodes: z.array(z.object({ updatedAt: Moment }).nullable()) })

export const MilestoneAnswer = z.object({
  milestone: z
    .object({
      title: Title,
      updatedAt: Moment,
      newestIssue: Newest,
      newestPull: Newest,
      openIssues: Count,
      closedIssues: Count,
      openPulls: Count,
      closedPulls: Count,
    })
    .nullable(),
})
export type MilestoneAnswer = z.infer<typeof MilestoneAnswer>

export type Newest = z.infer<typeof Newest>

export const ItemAnswer = z.object({
  issueOrPullRequest: z
    .discriminatedUnion('__typename', [
      z.object({
        __typename: z.literal('Issue'),
        title: Title,
        updatedAt: Moment,
        issueState: z.string(),
        stateReason: z.string().nullable(),
      }),
      z.object({
        __typename: z.literal('PullRequest'),
        title: Title,
        updatedAt: Moment,
        pullState: z.string(),
      }),
    ])
    .nullable(),
})
export type ItemAnswer = z.infer<typeof ItemAnswer>

export const RepositoryAnswer = z.object({
  nameWithOwner: z.string(),
  pushedAt: Moment.nullable(),
  isArchived: z.boolean(),
})
export type RepositoryAnswer = z.infer<typeof RepositoryAnswer>

/** One repository's open milestones. */
export const ActiveAnswer = z.object({
  milestones: z.object({
    nodes: z.array(z.object({ number: z.int(), title: Title, url: z.url({ protocol: /^https?$/ }) })),
  }),
})

export const SearchAnswer = Newest.extend({ issueCount: z.number() })
export type SearchAnswer = z.infer<typeof SearchAnswer>

/** An object of the REST API, or what a document brought, by alias. */
export const AnswerData = z.record(z.string(), z.unknown())
export type AnswerData = z.infer<typeof AnswerData>

/** One error of an answer that also holds data: `path` begins with the alias it stands at. */
export const AnswerError = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
})
export type AnswerError = z.infer<typeof AnswerError>

/** The error that Octokit throws when an answer holds errors, read by its shape: @octokit/rest does not export it. */
export const PartialAnswer = z.object({
  name: z.literal('GraphqlResponseError'),
  errors: z.array(AnswerError).min(1),
  data: AnswerData.nullish(),
})
