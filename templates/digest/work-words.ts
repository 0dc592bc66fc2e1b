import type { WorkLine } from '#src/core/mail/work-line.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { about } from './about.ts'
import { PLAIN_ROW, type SectionRow } from './section.ts'

/** How much work stands behind the key results; nothing where no work is linked to any and Linear is not read. */
export function workWords({ live, dead, none, unknown, alignedWork }: WorkLine): readonly string[] {
  const states = [
    live > 0 ? `${live} live` : '',
    dead > 0 ? `${dead} without activity in 21 days` : '',
    unknown > 0 ? `${unknown} not known` : '',
  ].filter((part) => part !== '')
  const behind =
    states.length === 0
      ? []
      : [
          `Work behind ${countOf(live + dead + none + unknown, 'key result')}: ${states.join(', ')}; ${none === 0 ? 'none is without' : `${none} without any`}.`,
        ]
  const aligned =
    alignedWork === null
      ? []
      : [`${formatShare(alignedWork)} of the scope of active Linear projects serves a key result.`]
  return [...behind, ...aligned]
}

export function orphanWorkRows({ orphans }: WorkLine): readonly SectionRow[] {
  return orphans.map(({ kind, title, url }) => ({
    ...PLAIN_ROW,
    title,
    url,
    about: about(`Linear ${kind} that serves no key result`),
  }))
}
