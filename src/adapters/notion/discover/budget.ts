import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { Failure } from '#src/ports/failure.ts'

/** Requests that one look may take, those that are repeated included. */
const MOST = 20

/** How many requests are left of one look. */
export type Left = () => number

export function leftOf(notion: Notion): Left {
  return () => Math.max(0, MOST - notion.requests())
}

/** The same connection, to which nothing more is shown once the requests are spent. */
export function withinBudget(notion: Notion, left: Left): Notion {
  return {
    ...notion,
    async ask(...asked) {
      if (left() > 0) return notion.ask(...asked)
      const [{ to }] = asked
      throw new Failure({
        system: 'notion',
        code: 'not_found',
        message: `The requests of one audit are spent, so Notion was not asked to ${to}.`,
      })
    },
  }
}
