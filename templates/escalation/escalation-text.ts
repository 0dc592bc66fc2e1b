import type { Escalation } from '#src/core/mail/escalation.ts'
import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import {
  askedOf,
  BUTTON_WORDS,
  escalationFooter,
  factsOf,
  openedWords,
  remarksOf,
} from './escalation-words.ts'

export function escalationText(escalation: Escalation): string {
  const { title, url, status } = escalation
  const { shape, word } = STATUS_MARKS[status]
  const href = safeUrl(url)
  const parts = [
    wrap(`${shape} ${word}: ${title}`),
    wrap(openedWords(escalation)),
    factsOf(escalation)
      .map(([name, value]) => wrap(value, name.padEnd(15)))
      .join('\n'),
    ...remarksOf(escalation).map((line) => wrap(line)),
    `${underlined('What is asked')}\n${askedOf(escalation)
      .map((line) => wrap(line))
      .join('\n\n')}`,
    ...(href === null ? [] : [`${BUTTON_WORDS}:\n${href}`]),
    ['--', ...escalationFooter(escalation).map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
