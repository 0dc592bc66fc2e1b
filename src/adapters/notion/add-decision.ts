import * as z from 'zod'
import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import { preparedKey } from '#src/core/decisions/prepared-mark.ts'
import type { Instant } from '#src/core/model.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import { askIfShown } from './ask-if-shown.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import type { Look } from './create-ask.ts'
import type { PropertyValue } from './property-value.ts'
import { Leg, RowPage } from './schemas.ts'
import { textOf } from './text-of.ts'
import { unseen } from './unseen.ts'
import { whyNotAdded } from './why-not-added.ts'
import { withoutDoubtful } from './without-doubtful.ts'

const Page = z.looseObject({ id: z.string(), last_edited_time: z.iso.datetime() })
type Page = z.infer<typeof Page>

/** How long to wait before each look for a row of which it is not known whether it was added: a query may lag behind. */
const LOOK_AFTER_MS = [0, 2_000, 6_000]

/** A row that was added. */
interface AddedPage {
  readonly id: string
  /** The row's stamp, by Notion's clock. */
  readonly at: Instant
  /** The whole page, as Notion answered it. */
  readonly page: unknown
  /** Columns that Notion did not take, by their names: the row is there without them. */
  readonly leftOut: readonly string[]
}

/**
 * Adds a row to a decision log. Where the answer is lost it is not sent again: the row is looked for, by the id that Notion may
 * name, else by its key in Prepared. Where Notion refuses the row, by which it is surely not there, it is sent without what may be
 * the reason.
 * @param database one with a column for Prepared
 * @throws Failure; its outcome is `unknown` where the row may be there all the same and was not found
 */
export async function addDecision(
  notion: Notion,
  clock: Clock,
  database: BoundDatabase,
  cells: Readonly<Record<string, PropertyValue>>,
  decision: Pick<NewDecision, 'key'>,
): Promise<AddedPage> {
  try {
    return { ...(await send(cells)), leftOut: [] }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { failure, isOfRow } = await whyNotAdded(notion, database, error)
    if (!isOfRow) throw failure
    for (const { leftOut, rest } of withoutDoubtful(database, cells)) {
      const added = await send(rest).catch((again: unknown) => {
        if (!isRefusal(again)) throw again
      })
      if (added) return { ...added, leftOut }
    }
    throw failure
  }

  async function send(
    properties: Readonly<Record<string, PropertyValue>>,
  ): Promise<Omit<AddedPage, 'leftOut'>> {
    const { setting, dataSourceId } = database
    const asking = {
      to: `add a decision to ${setting}`,
      kind: 'create',
      whenMissing: `Notion does not show the database of ${setting}, or what the decision links to, to the connection any more, so no decision is added. Share it: open it in Notion, ••• > Connections.`,
      capability: 'Insert content',
      again: 'okr-sync sync',
    } as const
    const parent = { type: 'data_source_id', data_source_id: dataSourceId } as const
    const page = await notion.ask(
      asking,
      Page,
      (client) => client.pages.create({ parent, properties: { ...properties } }),
      lookFor(notion, clock, database, decision),
    )
    return { id: page.id, at: new Date(page.last_edited_time).toISOString(), page }
  }
}

/** Notion did not do it, and will not do it for waiting. */
function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && error.outcome === 'refused' && !error.retryable
}

function lookFor(
  notion: Notion,
  clock: Clock,
  { setting, dataSourceId, written }: BoundDatabase,
  { key }: Pick<NewDecision, 'key'>,
): Look<Page> {
  return async ({ failure, committedId }) => {
    for (const ms of LOOK_AFTER_MS) {
      if (ms > 0) await clock.sleep(ms)
      const look = committedId === null ? byKey() : byId(committedId)
      const page = await look.catch((error: unknown) => {
        throw unseen(failure, error)
      })
      if (page) return page
    }
    throw failure
  }

  function byId(id: string): Promise<Page | null> {
    return askIfShown(notion, `read the decision ${id} that was just added to ${setting}`, Page, (client) =>
      client.pages.retrieve({ page_id: id }),
    )
  }

  /** The newest one. */
  async function byKey(): Promise<Page | null> {
    const propertyId = written.get('prepared')?.propertyId
    if (propertyId === undefined) return null
    const asking = { to: `look in ${setting} for the decision that was just added`, kind: 'query' } as const
    const { results } = await notion.ask(asking, Leg, (client, { pageSize }) =>
      client.dataSources.query({
        data_source_id: dataSourceId,
        filter: { property: propertyId, rich_text: { ends_with: key } },
        sorts: [{ timestamp: 'created_time', direction: 'descending' }],
        page_size: pageSize,
      }),
    )
    // Another key may end as this one does.
    const isIt = (result: unknown) => {
      const cells = RowPage.safeParse(result).data?.row.cells
      return preparedKey(textOf(cells?.get(propertyId))) === key
    }
    return Page.safeParse(results.find(isIt)).data ?? null
  }
}
