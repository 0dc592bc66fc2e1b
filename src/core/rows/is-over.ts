import type { Initiative } from '#src/core/model.ts'

/** Done or cancelled: nothing is asked of it any more, and nobody waits for it. */
export function isOver({ status }: Pick<Initiative, 'status'>): boolean {
  return status === 'done' || status === 'cancelled'
}
