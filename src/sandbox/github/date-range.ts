import type { Instant } from '#src/core/model.ts'

/**
 * Whether a moment lies in a range as GitHub's filters write it: `2026-10-01`, `>=2026-10-01T08:00:00Z`, `<2026-10-01`,
 * `2026-10-01..2026-12-31`, `*..2026-12-31`. A day is a day in UTC; a time is a second long. What is no date holds nothing.
 */
export function within(at: Instant | null, range: string): boolean {
  if (at === null) return false
  const [, sign = '', bounds = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? []
  const [from = '', to = from] = bounds.split('..')
  const moment = Date.parse(at)
  if (sign === '>') return moment >= end(from)
  if (sign === '>=') return moment >= start(from)
  if (sign === '<') return moment < start(from)
  if (sign === '<=') return moment < end(from)
  return (from === '*' || moment >= start(from)) && (to === '*' || moment < end(to))
}

function start(bound: string): number {
  return Date.parse(bound)
}

function end(bound: string): number {
  return start(bound) + (bound.includes('T') ? 1_000 : 86_400_000)
}
