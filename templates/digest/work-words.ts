import type { WorkLine } from '#src/core/mail/work-line.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { about } from './about.ts'
import { PLAIN_ROW, type SectionRow } from './section.ts'

/** How much work stands behind the key results; nothing where no work is linked to any and Linear is not read. */
export function workWords(line: WorkLine): readonly string[] {
  const { live, dead, none, unknown, alignedWork } = line
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
  return [...behind, ...aligned, ...finishedWords(line)]
}

function finishedWords({ completedIssues, mergedPulls }: WorkLine): readonly string[] {
  const shares = [shareOf(completedIssues, 'completed issue'), shareOf(mergedPulls, 'merged pull request')]
  const told = shares.filter((share) => share !== '')
  return told.length === 0 ? [] : [`In the last 30 days ${told.join(' and ')} served a key result.`]
}

function shareOf(share: WorkLine['completedIssues'], noun: string): string {
  if (share === null) return ''
  return `${share.served} of ${countOf(share.all, noun)}`
}

const KIND = { project: 'Linear project', initiative: 'Linear initiative', milestone: 'GitHub milestone' }

export function orphanWorkRows({ orphans }: WorkLine): readonly SectionRow[] {
  return orphans.map(({ kind, title, url }) => ({
    ...PLAIN_ROW,
    title,
    url,
    about: about(`${KIND[kind]} that serves no key result`),
  }))
}
