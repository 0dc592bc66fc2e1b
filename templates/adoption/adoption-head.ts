import type { AdoptionSummary } from '#src/core/live/adoption-summary.ts'
import { localMoment } from '#src/core/words/local-moment.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatInstant } from '#templates/words/format-day.ts'

type State = AdoptionSummary['state']

/** `OKRs are live: 23 off track, 8 at risk, 12 cannot be scored`. */
export function adoptionSubject({ state }: AdoptionSummary): string {
  const pieces = [
    `${having(state, 'off_track')} off track`,
    `${having(state, 'at_risk')} at risk`,
    ...(having(state, 'unknown') > 0 ? [`${having(state, 'unknown')} cannot be scored`] : []),
  ]
  return `OKRs are live: ${pieces.join(', ')}`
}

export function adoptionTitle(): string {
  return 'Where your OKRs stand as mail begins'
}

/** The summary in three lines. */
export function adoptionLead(summary: AdoptionSummary): ReportWords['lead'] {
  const { owners, firstDigest, timezone } = summary
  const digest =
    firstDigest === null ? '' : ` The first weekly digest leaves ${localMoment(firstDigest, timezone)}.`
  return [
    { name: 'Now', line: now(summary) },
    {
      name: 'Told',
      line: 'Nobody else is written to now about what is off track, at risk, blocked, late or undecided.',
    },
    {
      name: 'Next',
      line: `${owners === 0 ? 'No running key result has an owner yet, so you hear in their place' : `${countOf(owners, 'owner')} ${owners === 1 ? 'hears' : 'hear'}`} of what gets worse from now on.${digest}`,
    },
  ]
}

/** Where the numbers come from, and why this mail came. */
export function adoptionFooter({ state, sentTo }: AdoptionSummary): readonly string[] {
  return [
    'Score and expected (by now) run from 0 to 1; chance is that of the target score in time. A status that a person set outranks that of the rules.',
    `Sent once to ${sentTo.join(', ')}, which is set in DIGEST_TO, when okr-sync go-live was run.`,
    `Computed by okr-sync as of ${formatInstant(state.asOf)}, rules ${state.ruleVersion}.`,
  ]
}

function now({ state, late }: AdoptionSummary): string {
  const { keyResults, onTrack, decisions } = state
  if (keyResults.length === 0) return 'No key result is in a running cycle.'
  const unscored = having(state, 'unknown')
  const cannot =
    unscored === 0 ? '' : ` ${unscored} cannot be scored: the cells that would mend it stand below.`
  const overdue = decisions.filter(({ flags }) => flags.includes('decision_overdue')).length
  const waits = [
    ...(late > 0 ? [`${countOf(late, 'value')} late`] : []),
    ...(overdue > 0 ? [`${countOf(overdue, 'decision')} overdue`] : []),
  ]
  const rest = `${cannot}${waits.length === 0 ? '' : ` ${waits.join(', ')}.`}`
  if (onTrack.of === 0) return `None of ${countOf(keyResults.length, 'key result')} has a colour yet.${rest}`
  return `${onTrack.count} of ${countOf(onTrack.of, 'key result')} with a colour ${onTrack.count === 1 ? 'is' : 'are'} on track or complete.${rest}`
}

function having({ keyResults }: State, status: State['keyResults'][number]['status']): number {
  return keyResults.filter((line) => line.status === status).length
}
