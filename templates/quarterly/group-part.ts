import { HITS_WANTED, type HitCount } from '#src/core/mail/quarterly/hit-shares.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { fold } from '#templates/digest/fold.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { LEVEL_NAMES } from './level-names.ts'
import type { Part } from './part.ts'

const LEVELS = {
  company: 'Company',
  department: 'All departments',
  team: 'All teams',
  none: 'No level',
} as const

/** The grades of company, departments and teams, and how many key results were hit. */
export function groupPart({ hits, groups, left }: QuarterlyReport, scale: number): Part {
  const { shown, more } = fold(groups, Math.ceil(24 * scale))
  const dropped = left.filter(({ state }) => state === 'dropped').length
  const { committed, aspirational, meanWanted, ungraded, shareOfAll } = hits
  const intro = [
    hits.graded === 0
      ? ''
      : `Of all: ${hitWords(hits)} hit their target score, against ${formatShare(HITS_WANTED)}.`,
    committed.graded === 0
      ? ''
      : `Committed: ${hitWords(committed)} hit, against ${formatShare(HITS_WANTED)}.`,
    aspirational.graded === 0
      ? ''
      : `Aspirational: ${hitWords(aspirational)} hit; their mean final score is ${formatScore(aspirational.mean)}, against ${formatScore(meanWanted)}.`,
    ungraded === 0 || hits.graded === 0
      ? ''
      : `${countOf(ungraded, 'key result')} without a final score ${ungraded === 1 ? 'is' : 'are'} in none of this; counted as missed the share would be ${formatShare(shareOfAll)}.`,
    left.length === 0
      ? ''
      : `${countOf(dropped, 'key result')} dropped and ${left.length - dropped} deferred within the cycle are in none of this.`,
  ].filter((line) => line !== '')
  return {
    kind: 'tables',
    tables: {
      heading: 'The quarter in grades',
      intro,
      tables:
        shown.length === 0
          ? []
          : [{ columns: ['', 'Grade', 'Hit', 'Objectives'], rows: shown.map(groupRow) }],
      more,
    },
  }
}

function hitWords({ hits, graded, share }: HitCount): string {
  return `${hits} of ${countOf(graded, 'key result')} (${formatShare(share)})`
}

function groupRow({ level, team, score, hits, graded, objectives }: QuarterlyReport['groups'][number]) {
  const key = level ?? 'none'
  return [
    team === '' ? LEVELS[key] : `${LEVEL_NAMES[key]} ${team}`,
    formatScore(score),
    graded === 0 ? '–' : `${hits} of ${graded}`,
    String(objectives),
  ]
}
