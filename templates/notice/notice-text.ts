import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import type { Notice } from './notice.ts'

export function noticeText({ title, facts, sections, footer }: Notice): string {
  const parts = [
    underlined(title, '='),
    ...facts.map((line) => wrap(line)),
    ...sections.flatMap(({ heading, lines, command, rows = [], more }) => [
      [underlined(heading), ...lines.map((line) => wrap(line))].join('\n'),
      ...(command === undefined ? [] : [`    ${command}`]),
      ...(rows.length === 0 ? [] : [rows.map(rowText).join('\n')]),
      ...(more === undefined ? [] : [wrap(more, '  ')]),
    ]),
    ['--', ...footer.map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function rowText({ title, url, words }: NonNullable<Notice['sections'][number]['rows']>[number]): string {
  const href = safeUrl(url)
  return [wrap(`${title}: ${words}`, '  ', 4), ...(href === null ? [] : [`    ${href}`])].join('\n')
}
