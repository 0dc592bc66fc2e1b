import type { OutageNotice } from '#src/core/mail/outage-notice.ts'
import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import {
  outageAsked,
  outageEffect,
  outageFacts,
  outageFooter,
  outageRows,
  outageTitle,
} from './outage-words.ts'

export function outageText(notice: OutageNotice): string {
  const { shown, more } = outageRows(notice)
  const rows = shown.map(({ title, url, words }) => {
    const href = safeUrl(url)
    return [wrap(`${title}: ${words}`, '  ', 4), ...(href === null ? [] : [`    ${href}`])].join('\n')
  })
  const parts = [
    underlined(outageTitle(notice), '='),
    ...outageFacts(notice).map((line) => wrap(line)),
    `${underlined('What it means')}\n${wrap(outageEffect(notice))}`,
    ...(rows.length === 0 ? [] : [rows.join('\n')]),
    ...(more === '' ? [] : [wrap(more, '  ')]),
    `${underlined('What is asked')}\n${wrap(outageAsked(notice))}`,
    ['--', ...outageFooter(notice).map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
