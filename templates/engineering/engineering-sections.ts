import type { EngineeringLine, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { NOT_KNOWN } from '#src/core/mail/figure-line.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { nameInSentence } from './figure-words.ts'
import { figuresOf } from './headline.ts'

/** Names that a line tells before the rest is counted. */
const MOST_NAMED = 5

/** What stands around the figures, in words. */
export interface EngineeringSections {
  /** What to act on. */
  readonly before: readonly Section[]
  readonly after: readonly Section[]
}

/** @param most so many rows of each are shown before the rest is counted */
export function engineeringSections(report: EngineeringReport, most: number): EngineeringSections {
  if (report.window === null) return { before: [], after: [] }
  return { before: [guardrails(report, most)], after: unmeasured(report, most) }
}

/** What went beyond a guardrail, and what to do. */
function guardrails(report: EngineeringReport, most: number): Section {
  const { guardrails: crossed, unwatched } = report
  const isKnown = unwatched.length === 0 && !figuresOf(report).some(isUnknownGuard)
  return {
    ...PLAIN_SECTION,
    heading: 'Guardrails crossed',
    count: crossed.length,
    intro: [
      ...(crossed.length > 0 ? [] : [isKnown ? 'No guardrail was crossed.' : 'None is known to be crossed.']),
      ...(unwatched.length > 0
        ? [`Not known of ${firstOf(unwatched)}: what happened there was not read.`]
        : []),
    ],
    rows: crossed.slice(0, most).map(({ name, message, mend }) => ({
      ...PLAIN_ROW,
      title: name,
      url: '',
      lines: [message, `What to do: ${mend}`],
    })),
    more: moreOf(crossed.length - most),
  }
}

/** What is not measured, with what would measure it; none where all is. */
function unmeasured(report: EngineeringReport, most: number): readonly Section[] {
  const { unmeasured: missing, leftOut } = report
  if (missing.length === 0 && leftOut.length === 0) return []
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Not measured',
      intro: leftOutWords(leftOut, most),
      rows: missing.slice(0, most).map(({ labels, why, mend }) => ({
        ...PLAIN_ROW,
        title: labels.map((label, index) => (index === 0 ? label : nameInSentence(label))).join(', '),
        url: '',
        lines: [why, `What would measure it: ${mend}`],
      })),
      more: moreOf(missing.length - most),
    },
  ]
}

function leftOutWords(leftOut: readonly string[], most: number): readonly string[] {
  if (leftOut.length === 0) return []
  const beyond = leftOut.length - most
  const rest = beyond > 0 ? ` And without ${countOf(beyond, 'other')}.` : ''
  return [`The figures go without what cannot be read: ${leftOut.slice(0, most).join(' ')}${rest}`]
}

/** It is what a guardrail watches. */
function isUnknownGuard({ measure, now }: EngineeringLine): boolean {
  return now === NOT_KNOWN && (measure === 'change failure rate' || measure === 'time to first review')
}

function firstOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function moreOf(hidden: number): string {
  return hidden > 0 ? `and ${hidden} more.` : ''
}
