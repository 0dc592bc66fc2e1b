import * as z from 'zod'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import type { Walk } from './state.ts'

/** The paging part of a request body. */
export const pagingRequest = {
  start_cursor: z.string().nullish(),
  page_size: z.int().min(1).max(100).optional(),
}

/** The paging part of a query string. */
export const pagingQuery = {
  start_cursor: z.string().optional(),
  page_size: z.coerce.number().int().min(1).max(100).optional(),
}

/** One page of a list. */
export interface Leg {
  readonly keys: readonly string[]
  readonly next_cursor: string | null
  readonly has_more: boolean
  /** true on the last page of a list that was cut at its limit. */
  readonly incomplete: boolean
}

/**
 * Takes the next page of a list. `of` says which list it is, with everything that shapes it; `begin` lists the keys anew.
 * With short pages the first page of a walk holds two thirds of what it could. `limit` ends the list early.
 * @throws NotionError validation_error when the cursor belongs to another list, or to none.
 */
export function walk(
  context: Context,
  of: string,
  paging: { start_cursor?: string | null | undefined; page_size?: number | undefined },
  begin: () => readonly string[],
  limit = Number.POSITIVE_INFINITY,
): Leg {
  const at = paging.start_cursor ? resume(context, of, paging.start_cursor) : start(of, begin(), limit)
  const { keys, offset, cut } = at
  const wanted = Math.min(paging.page_size ?? 100, keys.length - offset)
  const size = context.limits.shortPages && offset === 0 ? Math.ceil((wanted * 2) / 3) : wanted
  const end = offset + size
  const has_more = end < keys.length
  const next_cursor = has_more ? remember(context, { ...at, offset: end }) : null
  return { keys: keys.slice(offset, end), next_cursor, has_more, incomplete: cut && !has_more }
}

function start(of: string, keys: readonly string[], limit: number): Walk {
  return { of, keys: keys.slice(0, limit), offset: 0, cut: keys.length > limit }
}

function resume(context: Context, of: string, cursor: string): Walk {
  const found = context.state.walks.get(cursor)
  if (found?.of === of) return found
  throw invalid(`The start_cursor provided is invalid: ${cursor}`)
}

/** Cursors are opaque and no UUIDs, since they carry a session in the real service. */
function remember(context: Context, position: Walk): string {
  const cursor = Buffer.from(`v1:${newId(context.state.reads)}`).toString('base64url')
  context.state.walks.set(cursor, position)
  return cursor
}
