import type { WorkLine } from '#src/core/mail/work-line.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { about } from './about.ts'
import { PLAIN_ROW, type SectionRow } from './section.ts'

/** How much work stands behind the key results; nothing where no work is linked to any and Linear is not read. */
export function workWords(line: WorkLine): readonly string[] {
  const { live, dead, none, unknown, alignedWork, completedIssues, mergedPulls } = line
  const states = [
    live > 0 ? `${live} live` : '',
    dead > 0 ? `${dead} without activity in 21 days` : '',
    none > 0 ? `${none} without any` : '',
    unknown > 0 ? `${unknown} not known` : '',
  ].filter((part) => part !== '')
  const isLinked = live + dead + unknown > 0
  const behind = isLinked
    ? [`Work behind ${countOf(live + dead + none + unknown, 'key result')}: ${states.join(', ')}.`]
    : []
  const shares = [
    alignedWork === null ? '' : `${formatShare(alignedWork)} of the scope of active Linear projects`,
    shareOf(completedIssues, 'issue completed in 30 days', 'issues completed in 30 days'),
    shareOf(mergedPulls, 'pull request merged in 30 days', 'pull requests merged in 30 days'),
  ].filter((share) => share !== '')
  return [...behind, ...(shares.length === 0 ? [] : [`Serves a key result: ${shares.join(', ')}.`])]
}

function shareOf(share: WorkLine['completedIssues'], one: string, many: string): string {
  if (share === null) return ''
  return `${share.served} of ${countOf(share.all, one, many)}`
}

const KIND = { project: 'Linear project', initiative: 'Linear initiative', milestone: 'GitHub milestone' }

export function orphanWorkRows({ orphans }: WorkLine): readonly SectionRow[] {
  return orphans.map(({ kind, title, url }) => ({
    ...PLAIN_ROW,
    title,
    url,
    about: about(`orphan ${KIND[kind]}`),
  }))
}
