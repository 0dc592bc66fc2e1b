import type { Instant } from '#src/core/model.ts'

export function earlier(moment: Instant, minutes: number): Instant {
  return new Date(Date.parse(moment) - minutes * 60_000).toISOString()
}

/** GitHub knows no parts of a second. */
export function toSecond(moment: Instant): Instant {
  return `${moment.slice(0, 19)}.000Z`
}

/** As GitHub itself writes a moment: `2026-11-20T08:00:00Z`. */
export function githubTime(moment: Instant): string {
  return `${moment.slice(0, 19)}Z`
}
