import type { Digest } from '#src/core/mail/digest.ts'
import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Status } from '#src/core/model.ts'
import type { BriefSection } from '#templates/report/brief-section.ts'
import { type Mark, STATUS_MARKS } from '#templates/words/mark.ts'
import { answerable } from './decision-section.ts'
import { fold } from './fold.ts'
import { BRIEF_LEGEND, isScored, keyResultBrief } from './key-result-brief.ts'
import { keyResultRow } from './key-result-row.ts'
import { isNoMargin, NO_MARGIN_MARK } from './no-margin.ts'
import { PLAIN_SECTION, type Section } from './section.ts'

interface Group {
  readonly mark: Mark
  readonly has: (line: KeyResultLine) => boolean
  /** Rows that it may show: many where it is worth a worry, so that folding leaves those for last. */
  readonly most: number
  /** Worth a worry: told in whole, with bars where there are numbers, and links in the text part. Else one line each. */
  readonly how: 'numbers' | 'words' | 'brief'
}

const withStatus = (status: Status) => (line: KeyResultLine) => line.status === status
const isBehind = (line: KeyResultLine) => line.status === 'at_risk' && !isNoMargin(line)

/** What asks for somebody, in reading order. */
const WORRIES: readonly Group[] = [
  { mark: STATUS_MARKS.off_track, has: withStatus('off_track'), most: 20, how: 'numbers' },
  { mark: STATUS_MARKS.at_risk, has: isBehind, most: 16, how: 'numbers' },
]

const UNKNOWN: Group = { mark: STATUS_MARKS.unknown, has: withStatus('unknown'), most: 8, how: 'words' }

/** What may be looked up, in reading order. */
const OTHERS: readonly Group[] = [
  { mark: NO_MARGIN_MARK, has: isNoMargin, most: 16, how: 'brief' },
  { mark: STATUS_MARKS.on_track, has: withStatus('on_track'), most: 12, how: 'brief' },
  { mark: STATUS_MARKS.complete, has: withStatus('complete'), most: 6, how: 'brief' },
  UNKNOWN,
  { mark: STATUS_MARKS.not_started, has: withStatus('not_started'), most: 6, how: 'brief' },
]

/** Key results that are off track or behind; a status that none has is left out. */
export function worrySections(digest: Digest, scale: number): readonly (Section | BriefSection)[] {
  return sectionsOf(WORRIES, digest, scale)
}

/** Key results that cannot be scored, each with the mend; none: left out. */
export function unknownSection(digest: Digest, scale: number): readonly (Section | BriefSection)[] {
  return sectionsOf([UNKNOWN], digest, scale)
}

/** All other key results by status; a status that none has is left out. */
export function otherSections(digest: Digest, scale: number): readonly (Section | BriefSection)[] {
  return sectionsOf(OTHERS, digest, scale)
}

function sectionsOf(
  groups: readonly Group[],
  digest: Digest,
  scale: number,
): readonly (Section | BriefSection)[] {
  const asked = new Set(answerable(digest, scale).flatMap(({ keyResults }) => keyResults))
  return groups.flatMap(({ mark, has, most, how }): readonly (Section | BriefSection)[] => {
    const lines = digest.keyResults.filter(has)
    if (lines.length === 0) return []
    const { shown, more } = fold(lines, Math.ceil(most * scale))
    const count = lines.length
    if (how === 'brief') {
      const legend = lines.some(isScored) ? { legend: BRIEF_LEGEND } : {}
      return [{ mark, count, ...legend, brief: shown.map((line) => keyResultBrief(line, digest)), more }]
    }
    return [
      {
        ...PLAIN_SECTION,
        heading: mark.word,
        mark,
        count,
        rows: shown.map((line) => keyResultRow(line, digest.today, asked.has(line.id))),
        column: how === 'numbers' ? 'Key result' : '',
        bars: how === 'numbers',
        more,
        links: true,
      },
    ]
  })
}
