import type { Digest } from '#src/core/mail/digest.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** What somebody should do, the most urgent first; nothing where nothing is wrong. */
export function recommendationSection({ recommendations, today }: Digest, scale: number): readonly Section[] {
  if (recommendations.length === 0) return []
  const { shown, more } = fold(recommendations, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'What to do',
      count: recommendations.length,
      rows: shown.map(({ title, url, when, owner, detail }) => ({
        ...PLAIN_ROW,
        title,
        url,
        about: about(when === 'now' ? 'now' : `by ${formatDay(when, today)}`, owner || 'no owner'),
        lines: [detail],
      })),
      more,
      links: true,
    },
  ]
}
