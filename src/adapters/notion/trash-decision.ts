import * as z from 'zod'
import type { Instant } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import { askIfShown } from './ask-if-shown.ts'
import type { Notion } from './connect-notion.ts'
import { unseen } from './unseen.ts'

const User = z.object({ id: z.string() })

const Page = z.object({
  last_edited_time: z.iso.datetime(),
  created_by: User,
  last_edited_by: User,
  in_trash: z.boolean().catch(false),
  is_archived: z.boolean().catch(false),
  parent: z.object({ data_source_id: z.string().optional() }).catch({}),
})
type Page = z.infer<typeof Page>

/**
 * Puts a row that the service added into the trash, unless somebody has edited it since. Stamps are of the minute: what somebody
 * typed in the very minute of the service's last write, and before it, cannot be told.
 * @param logs ids of the data sources that hold decisions
 * @param at the row's stamp after the service's last write to it
 * @returns why it is left as it is; null: it is in the trash
 * @throws Failure
 */
export async function trashDecision(
  notion: Notion,
  logs: ReadonlySet<string>,
  id: string,
  at: Instant,
): Promise<'edited' | 'gone' | null> {
  const before = standOf(await retrieve())
  if (before !== 'there') return before
  const asking = {
    to: `put the decision ${id} into the trash`,
    kind: 'write',
    whenMissing: `The decision ${id} is gone or no longer shared with the connection.`,
    capability: 'Update content',
  } as const
  await notion.ask(
    asking,
    z.object({ in_trash: z.literal(true) }),
    (client) => client.pages.update({ page_id: id, in_trash: true }),
    async ({ failure }) => {
      const page = await retrieve().catch((error: unknown) => {
        throw unseen(failure, error)
      })
      const stand = standOf(page)
      if (stand === 'there') return null
      if (stand === 'gone') return { in_trash: true }
      throw new Failure({
        system: 'notion',
        code: 'conflict',
        requestId: failure.requestId,
        message: `Somebody edited the decision ${id} while okr-sync was about to put it into the trash, so it is left as it is.`,
      })
    },
  )
  return null

  function retrieve(): Promise<Page | null> {
    return askIfShown(notion, `read the decision ${id}`, Page, (client) =>
      client.pages.retrieve({ page_id: id }),
    )
  }

  function standOf(page: Page | null): 'there' | 'edited' | 'gone' {
    if (!page || page.in_trash || page.is_archived) return 'gone'
    if (!logs.has(page.parent.data_source_id ?? '')) return 'gone'
    // Who made the row is the connection itself.
    const isOurs = page.last_edited_by.id === page.created_by.id
    return isOurs && Date.parse(page.last_edited_time) <= Date.parse(at) ? 'there' : 'edited'
  }
}
