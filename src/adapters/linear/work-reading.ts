import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { KnownWork, UnknownWork } from '#src/core/work/work.ts'

/** What Linear itself counts for a point of work that is in progress. */
export const startedShare = 0.25

/** @param share is kept within 0..1 */
export function known(
  url: string,
  title: string,
  share: number,
  scope: number,
  lastActivity: string | null,
): KnownWork {
  return {
    kind: 'known',
    url,
    title,
    share: Math.min(Math.max(share, 0), 1),
    scope,
    scopeUnit: 'points',
    done: null,
    open: null,
    lastActivity,
    health: null,
  }
}

export function unknown(url: string, reason: UnknownReason, detail: string): UnknownWork {
  return { kind: 'unknown', url, reason, detail }
}

export function missing(url: string, what: string): UnknownWork {
  // A project or an issue keeps its link whatever it is called; that of a team goes by its key.
  const how =
    what === 'team' || what === 'cycle' ? 'deleted, or the key of the team was changed' : 'deleted or moved'
  return unknown(
    url,
    'not_found',
    `Linear shows no ${what} under ${url}: it was ${how}, or okr-sync may not see it.`,
  )
}

export function latest(rows: readonly { readonly updatedAt: string }[]): string | null {
  return (
    rows
      .map((row) => row.updatedAt)
      .sort()
      .at(-1) ?? null
  )
}
