import * as z from 'zod'
import { page, Title } from './linear-answer.ts'

const Row = z.object({
  slugId: z.string(),
  name: Title,
  url: z.string(),
  trashed: z.boolean().nullable(),
})

const Project = Row.extend({
  scope: z.number(),
  initiatives: z.object({ nodes: z.array(z.object({ slugId: z.string() })) }),
})

const Initiative = Row.extend({ parentInitiative: z.object({ slugId: z.string() }).nullable() })

/** The answer to `activeDocument`; a list that was not asked for is absent. */
export const ActiveAnswer = z.object({
  organization: z.object({ urlKey: z.string() }),
  projects: page(Project).optional(),
  initiatives: page(Initiative).optional(),
})

export type ActiveAnswer = z.infer<typeof ActiveAnswer>
