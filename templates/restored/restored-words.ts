import type { Escalation } from '#src/core/mail/escalation.ts'
import type { RestoredLetter } from '#src/core/mail/restored-letter.ts'
import { ASKED, askedOf, escalationPreheader, remarksOf } from '#templates/escalation/escalation-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatInstant } from '#templates/words/format-day.ts'

/** `[Source restored] 2 key results are off track`. */
export function restoredSubject(letter: RestoredLetter): string {
  return `[Source restored] ${offTrack(letter)}`
}

export function restoredTitle({ source, isSeveral, ...letter }: RestoredLetter): string {
  const back = source === '' ? 'A source answers' : `${source} ${isSeveral ? 'answer' : 'answers'}`
  return `${back} again: ${offTrack(letter)}`
}

/** Why so many things come at once. */
export function restoredReason({ isSeveral, since, until }: RestoredLetter): string {
  const [it, says] = isSeveral ? ['they', 'they say'] : ['it', 'it says']
  const when = `${since === null ? 'Until' : `From ${formatInstant(since)} to`} ${formatInstant(until)}`
  return `${when} ${it} could not be read, and values and statuses were held. What ${says} now turned these off track. They are told here once, together, and not again one by one.`
}

/** What is known of one of them, one line each. */
export function restoredRow(escalation: Escalation): readonly string[] {
  const { objective } = escalation
  const advice = askedOf(escalation).filter((line) => line !== ASKED)
  return [
    `${escalationPreheader(escalation)} Objective: ${objective?.title ?? 'none'}.`,
    ...remarksOf(escalation),
    ...advice,
  ]
}

export function restoredFooter({ asOf, ruleVersion }: RestoredLetter): readonly string[] {
  return [
    `Computed by okr-sync as of ${formatInstant(asOf)}, rules ${ruleVersion}. Sent once when a source is back.`,
  ]
}

function offTrack({ escalations }: Pick<RestoredLetter, 'escalations'>): string {
  return `${countOf(escalations.length, 'key result is', 'key results are')} off track`
}
