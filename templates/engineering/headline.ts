import type { EngineeringLine, EngineeringReport } from '#src/core/mail/engineering-report.ts'
import { countOf } from '#templates/words/count-of.ts'
import { ofTeams } from '#templates/words/of-teams.ts'
import { inSentence } from './figure-words.ts'
import { monthName } from './month-name.ts'

/** The longest subject that inboxes show whole. */
const SUBJECT_LENGTH = 70

/** `Engineering report 2026-10: 1 guardrail crossed, 2 worse, 3 better`. */
export function engineeringSubject(report: EngineeringReport): string {
  const [first = '', ...others] = news(report)
  let subject = `Engineering report ${report.month}: ${first}`
  for (const piece of others) {
    const longer = `${subject}, ${piece}`
    if (longer.length <= SUBJECT_LENGTH) subject = longer
  }
  return subject
}

export function engineeringTitle({ month, onlyTeams }: EngineeringReport): string {
  return `Engineering${ofTeams(onlyTeams)} in ${monthName(month)}`
}

/** The one thing that matters most. */
export function engineeringPreheader(report: EngineeringReport): string {
  const [guardrail] = report.guardrails
  if (guardrail) return guardrail.message
  const [worse] = figuresOf(report).filter(({ trend }) => trend === 'worse')
  if (worse) return `Worse: ${inSentence(worse)}, ${worse.before} before.`
  if (report.window === null) return 'No repository and no team is followed.'
  return isMeasured(report) ? 'No figure became worse.' : 'Nothing is measured yet.'
}

export function figuresOf({ groups }: EngineeringReport): readonly EngineeringLine[] {
  return groups.flatMap(({ lines }) => lines)
}

function news(report: EngineeringReport): readonly string[] {
  if (report.window === null) return ['nothing is followed']
  const lines = figuresOf(report)
  const count = (holds: (line: EngineeringLine) => boolean) => lines.filter(holds).length
  const [worse, better] = [count(({ trend }) => trend === 'worse'), count(({ trend }) => trend === 'better')]
  const missed = count(({ isOnTarget }) => isOnTarget === false)
  const crossed = report.guardrails.length
  const told = [
    crossed > 0 ? `${countOf(crossed, 'guardrail')} crossed` : '',
    worse > 0 ? `${worse} worse` : '',
    better > 0 ? `${better} better` : '',
    missed > 0 ? `${countOf(missed, 'target')} missed` : '',
  ].filter((piece) => piece !== '')
  if (told.length > 0) return told
  return [isMeasured(report) ? 'no figure moved' : 'nothing is measured yet']
}

function isMeasured(report: EngineeringReport): boolean {
  return figuresOf(report).some(({ basis }) => basis !== '')
}
