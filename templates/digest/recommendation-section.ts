import type { Digest } from '#src/core/mail/digest.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** What else somebody should do, by whom and when, the most urgent first; nothing where nothing is wrong. */
export function recommendationSection({ recommendations, today }: Digest, scale: number): readonly Section[] {
  if (recommendations.length === 0) return []
  const { shown, more } = fold(recommendations, Math.ceil(6 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'What to do',
      count: recommendations.length,
      rows: shown.map(({ title, url, when, owner }) => ({
        ...PLAIN_ROW,
        title,
        url,
        about: about(owner || 'no owner', when === 'now' ? when : `by ${formatDay(when, today)}`),
      })),
      more,
      links: true,
    },
  ]
}
