import * as z from 'zod'
import type { Actor } from '#src/core/delivery/events.ts'

/** null: the account was deleted. */
export const ActorAnswer = z.object({ __typename: z.string(), login: z.string() }).nullable()

/** GraphQL names bots without the `[bot]` that ends their login elsewhere. */
export function actorOf(answer: z.infer<typeof ActorAnswer>): Actor | null {
  if (answer === null) return null
  return { login: answer.login, isBot: answer.__typename === 'Bot' || answer.login.endsWith('[bot]') }
}
