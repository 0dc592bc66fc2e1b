import type { EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { nameInSentence } from './figure-words.ts'

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
function guardrails({ guardrails: crossed }: EngineeringReport, most: number): Section {
  return {
    ...PLAIN_SECTION,
    heading: 'Guardrails crossed',
    count: crossed.length,
    intro: crossed.length === 0 ? ['No guardrail was crossed.'] : [],
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

function moreOf(hidden: number): string {
  return hidden > 0 ? `and ${hidden} more.` : ''
}
