import type { Circumstances } from '#src/sandbox/notion/context.ts'
import { normalizeId } from '#src/sandbox/notion/ids.ts'
import type { Page } from '#src/sandbox/notion/page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import type { Asked, HttpFault } from './http-fault.ts'
import { isContinued, isCreatedPage, isQuery, queriedId, showsRows } from './notion-requests.ts'
import { type RowAnswer, withResults } from './row-answer.ts'

const STALE_MS = 30_000

export interface NotionHooks {
  readonly state: NotionState
  /** The stand-in's clock. */
  readonly now: () => Date
  /** A person edits this row now; what, is theirs to choose. Without it nobody edits while rows are read. */
  readonly edit?: ((pageId: string) => void) | undefined
}

/** What is documented, or must be feared, of lists of rows: pages cut short, rows of a moment ago, and people who edit meanwhile. */
export function notionRowFaults({ state, now, edit }: NotionHooks) {
  const isEdited = (asked: Asked) => edit !== undefined && isContinued(asked)
  const lagUntil = () => new Date(now().getTime() + STALE_MS).toISOString()
  let turn = 0

  /** Another one each time. */
  function someRow(asked: Asked): Page | undefined {
    const id = normalizeId(queriedId(asked))
    const rows = [...state.pages.values()].filter(
      ({ parent, trashed }) => parent.type === 'data_source_id' && parent.id === id && !trashed,
    )
    turn += 1
    return rows[turn % rows.length]
  }

  return {
    short_page: {
      fits: isQuery,
      strike(asked) {
        const { page_size = 100 } = asked.body
        return asked.carryOut({ body: { ...asked.body, page_size: Math.ceil(Number(page_size) / 10) } })
      },
    },
    /** Queries show rows as they are now for a while, whatever is written; a page asked for by itself is up to date. */
    stale_rows: {
      fits: isQuery,
      strike(asked) {
        state.lag = { pages: structuredClone(state.pages), until: lagUntil() }
        return asked.carryOut()
      },
    },
    /** A row that is added shows in no query for a while. */
    stale_create: {
      fits: isCreatedPage,
      strike(asked) {
        state.lag = { pages: structuredClone(state.pages), until: lagUntil() }
        return asked.carryOut()
      },
    },
    edit_between_pages: {
      fits: isEdited,
      strike(asked) {
        const row = someRow(asked)
        if (row) edit?.(row.id)
        return asked.carryOut()
      },
    },
    /** A row of an earlier page comes once more. */
    repeated_row: {
      fits: isContinued,
      async strike(asked) {
        const row = someRow(asked)
        const again = row && ((await (await asked.get(`/v1/pages/${row.id}`)).json()) as RowAnswer)
        return withResults(await asked.carryOut(), (rows) => (again ? [again, ...rows] : rows))
      },
    },
    /** A row moves to where the walk has been, because someone edits it. */
    skipped_row: {
      fits: isEdited,
      async strike(asked) {
        const answer = await asked.carryOut()
        return withResults(answer, ([first, ...rows]) => {
          if (first) edit?.(first.id)
          return rows
        })
      },
    },
    cut_relations: {
      fits: showsRows,
      strike: (asked) =>
        asked.carryOut({ circumstances: { limits: { relationLimit: 1 } } satisfies Circumstances }),
    },
    incomplete_query: {
      fits: (asked) => isQuery(asked) && !isContinued(asked),
      strike: (asked) =>
        asked.carryOut({ circumstances: { limits: { queryLimit: 10 } } satisfies Circumstances }),
    },
  } satisfies Record<string, HttpFault>
}
