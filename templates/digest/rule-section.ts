import type { Digest } from '#src/core/mail/digest.ts'
import type { RuleChange } from '#src/core/mail/rule-change.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** That the rules are others than those of the last digest, and what that alone moved. */
export function ruleSection({ ruleChange }: Digest, scale: number): readonly Section[] {
  if (ruleChange === null) return []
  const { shown, more } = fold(ruleChange.moves, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'The rules changed',
      count: ruleChange.moves.length > 0 ? ruleChange.moves.length : null,
      intro: [`From ${ruleChange.from} to ${ruleChange.to}. ${consequence(ruleChange)}`],
      rows: shown.map(({ title, url, before, after }) => ({
        ...PLAIN_ROW,
        title,
        url,
        mark: STATUS_MARKS[after],
        about: about(`was ${STATUS_MARKS[before].word} by the earlier rules`),
      })),
      more,
    },
  ]
}

function consequence({ moves, reckoned }: RuleChange): string {
  if (!reckoned) return 'The earlier ones are no longer known, so it cannot be told what that alone moved.'
  return moves.length === 0 ? 'No status moved by that alone.' : 'These statuses moved by that alone:'
}
