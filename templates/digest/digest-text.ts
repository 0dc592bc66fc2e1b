import type { Digest } from '#src/core/mail/digest.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { countsOf, leadOf } from './lead.ts'
import type { Section } from './section.ts'
import { sectionText } from './section-text.ts'
import { footerOf, titleOf } from './setting.ts'

export function digestText(digest: Digest, sections: readonly Section[]): string {
  const { now, changed, needed, caution } = leadOf(digest)
  const counts = countsOf(digest).map(({ status, count }) => {
    const { shape, word } = STATUS_MARKS[status]
    return `${shape} ${count} ${word.toLowerCase()}`
  })
  const lead = [wrap(now, 'Now      '), wrap(changed, 'Changed  '), wrap(needed, 'Needed   ')]
  const parts = [
    underlined(titleOf(digest), '='),
    ...(counts.length === 0 ? [] : [wrap(counts.join(', '))]),
    lead.join('\n'),
    ...(caution === '' ? [] : [wrap(caution)]),
    ...sections.map((section) => sectionText(section, digest.today).trimEnd()),
    ['--', ...footerOf(digest).map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}
