import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { EngineeringGroup, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { countOf } from '#templates/words/count-of.ts'
import { knownLater } from '#templates/words/known-later.ts'

export const GROUP_HEADINGS: Readonly<Record<EngineeringGroup, string>> = {
  delivery: 'Delivery',
  reviews: 'Reviews',
  builds: 'Builds',
  flow: 'Flow',
}

/** Names that are told before the rest is counted. */
const MOST_NAMED = 5

/** What the figures are of, and how far back they go. */
export function coverageOf({
  repositories,
  teams,
  window,
  isShort,
  knownOn,
  today,
}: EngineeringReport): readonly string[] {
  if (window === null) return []
  const parts = [
    listed(repositories, countOf(repositories.length, 'repository', 'repositories')),
    listed(teams, countOf(teams.length, 'team')),
  ].filter((part) => part !== '')
  return [
    `Of ${parts.join(', and of ')}.`,
    ...(knownOn === null ? [] : [knownLater(knownOn, today)]),
    ...(isShort
      ? [`What happened is kept for ${HISTORY_DAYS} days: figures of what was before are not told.`]
      : []),
  ]
}

function listed(names: readonly string[], count: string): string {
  if (names.length === 0) return ''
  const more = names.length - MOST_NAMED
  const rest = more > 0 ? ` and ${more} more` : ''
  return `${count} (${names.slice(0, MOST_NAMED).join(', ')}${rest})`
}
