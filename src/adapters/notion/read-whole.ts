import * as z from 'zod'
import type { Instant } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { isRowOf, listedRow } from './listed-row.ts'
import { isSameRow } from './same-row.ts'
import type { Row } from './schemas.ts'
import { slices } from './slices.ts'
import type { Note, Source } from './source.ts'
import { textOf } from './text-of.ts'
import { walkRows } from './walk-rows.ts'

const DAY = 24 * 60 * 60 * 1000

/** A part of fewer is hardly quicker than its place in the queue. */
const FEWEST_PAGES = 5

/** As long as a page that Notion no longer shows is told of: every weekly digest has named it then. */
const TOLD_FOR = 8 * DAY

/**
 * Asks for every row of a data source. A row that was there and is not any more is asked for by its id: only in the trash,
 * archived or in another database it is gone; one that has gone to another of ours stays until that one shows it, so that it
 * is never in none.
 * @param looking.ours ids of all data sources that are read
 * @returns how many requests the rows took, and whether a row is gone
 * @throws Failure
 */
export async function readWhole(
  notion: Notion,
  source: Source,
  looking: { readonly now: Instant; readonly ours: ReadonlySet<string>; readonly signal: AbortSignal },
): Promise<{ readonly legs: number; readonly isLess: boolean }> {
  const { now, signal } = looking
  const rows = new Map<string, Row>()
  const notes = new Map<string, Note>()
  // Of two rows that are told alike only the one is kept that was there.
  const take = (row: Row) => {
    const before = source.rows.get(row.id)
    const isSame = before !== undefined && isSameRow(before, row)
    rows.set(row.id, isSame ? before : row)
    notes.delete(row.id)
    if (!isSame) source.seen.add(row.id)
  }
  const parts = slices(
    [...source.rows.values()].map(({ createdAt }) => createdAt),
    FEWEST_PAGES,
  )
  const legs = await Promise.all(
    parts.map((span) =>
      walkRows(notion, source, span, signal, (listed) => {
        if (listed.is === 'unreadable') notes.set(listed.id, { why: 'unreadable' })
        else if (!listed.isAway) take(listed.row)
      }),
    ),
  )

  const missing = [...source.rows.keys(), ...source.notes.keys()].filter(
    (id) => id !== '' && !rows.has(id) && !notes.has(id),
  )
  await Promise.all(
    missing.map(async (id) => {
      const found = await confirm(notion, source, id, looking)
      if (found === null) return
      if ('why' in found) notes.set(id, found)
      else take(found)
    }),
  )
  const isLess = [...source.rows.keys()].some((id) => !rows.has(id))
  source.rows = rows
  source.notes = notes
  source.wholeAt = now
  source.wasWhole = true
  return { legs: legs.reduce((sum, each) => sum + each, 0), isLess }
}

/** @returns the row that was skipped, or what is known of it; null: it is gone */
async function confirm(
  notion: Notion,
  source: Source,
  id: string,
  { now, ours }: { readonly now: Instant; readonly ours: ReadonlySet<string> },
): Promise<Row | Note | null> {
  const note = source.notes.get(id)
  const hidden = note?.why === 'hidden' ? note : null
  if (hidden && ageOf(hidden.since, now) > TOLD_FOR) return null
  if (hidden && ageOf(hidden.askedAt, now) < DAY) return hidden
  try {
    const asking = { to: `look for the row ${id} of ${source.configured.setting}` }
    const page = await notion.ask(asking, z.unknown(), (client) => client.pages.retrieve({ page_id: id }))
    const listed = listedRow(page)
    if (listed?.is !== 'row') return listed && { why: 'unreadable' }
    if (isRowOf(source.id, listed)) return listed.row
    const isMoved = !listed.isAway && ours.has(listed.dataSourceId ?? '')
    return isMoved ? (source.rows.get(id) ?? null) : null
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not_found') throw error
    // What never could be read is no row that was lost.
    if (note?.why === 'unreadable') return null
    const title = hidden?.title ?? titleOf(source, source.rows.get(id))
    return { why: 'hidden', title, since: hidden?.since ?? now, askedAt: now }
  }
}

function titleOf({ schema }: Source, row: Row | undefined): string {
  const title = schema.properties.find(({ type }) => type === 'title')
  return title ? textOf(row?.cells.get(title.id)) : ''
}

function ageOf(since: Instant, now: Instant): number {
  return Date.parse(now) - Date.parse(since)
}
