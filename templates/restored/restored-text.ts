import type { RestoredLetter } from '#src/core/mail/restored-letter.ts'
import { ASKED } from '#templates/escalation/escalation-words.ts'
import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { restoredFooter, restoredReason, restoredRow, restoredTitle } from './restored-words.ts'

export function restoredText(letter: RestoredLetter): string {
  const rows = letter.escalations.map((escalation) => {
    const { shape, word } = STATUS_MARKS[escalation.status]
    const href = safeUrl(escalation.url)
    return [
      wrap(`${shape} ${word}: ${escalation.title}`),
      ...restoredRow(escalation).map((line) => wrap(line, '  ')),
      ...(href === null ? [] : [`  ${href}`]),
    ].join('\n')
  })
  const parts = [
    underlined(restoredTitle(letter), '='),
    wrap(restoredReason(letter)),
    ...rows,
    `${underlined('What is asked')}\n${wrap(ASKED)}`,
    ['--', ...restoredFooter(letter).map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
