import { DECIDED_WITHIN_HOURS } from '#src/core/decisions/decided-within-hours.ts'
import { OPTION_NAMES } from '#src/core/decisions/option-names.ts'
import { ENOUGH_DECISIONS, type OptionRecord } from '#src/core/mail/quarterly/decisions-by-option.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_SECTION } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { decidedRow } from './decided-row.ts'
import type { Part } from './part.ts'

/** The decision log of the quarter: how fast it was, and by option how the key results ended that it was about. */
export function decisionPart({ decisions, byOption, today }: QuarterlyReport, scale: number): Part {
  const { raised, decided, open, medianHours, timed, inTime } = decisions
  const { options, rows } = byOption
  const { shown, more } = fold(rows, Math.ceil(8 * scale))
  const speed =
    medianHours === null
      ? 'None of them was timed: that takes Raised and the day of the decision.'
      : `Median from raised to decided: ${countOf(Math.round(medianHours), 'hour')}, against ${DECIDED_WITHIN_HOURS}; ${inTime} of the ${timed} that were timed kept to it.`
  return {
    kind: 'rows',
    section: {
      ...PLAIN_SECTION,
      heading: 'Decision log of the quarter',
      intro:
        raised + decided + open === 0
          ? ['No decision was raised or made in the quarter.']
          : [
              `${raised} raised, ${decided} decided in the quarter; ${open} raised by its end ${open === 1 ? 'is' : 'are'} still open.`,
              ...(decided > 0 ? [speed] : []),
              ...(rows.length > 0 ? [BY_OPTION, ...options.map(optionWords)] : []),
            ],
      rows: shown.map((row) => decidedRow(row, today)),
      more,
    },
  }
}

const BY_OPTION = `What was chosen, beside how its key results ended, and not as cause and effect; fewer than ${ENOUGH_DECISIONS} decisions with an ended key result have no rate:`

/** `Scope: 12 decisions, mean chance then 31 %; 7 key results hit, 5 missed, 1 not known: 58 % hit.` */
function optionWords({ option, decided, undone, hit, missed, unknown, chance, share }: OptionRecord): string {
  const since =
    undone === 0 ? '' : ` (${undone === decided ? 'all' : undone} undone since, and left out here)`
  const decisions = `${OPTION_NAMES[option]}: ${countOf(decided, 'decision')}${since}`
  if (undone === decided) return `${decisions}.`
  if (hit + missed + unknown === 0) return `${decisions}, about no key result.`
  const then = chance === null ? 'chance then not known' : `mean chance then ${formatShare(chance)}`
  const ended = `${countOf(hit, 'key result')} hit, ${missed} missed${unknown > 0 ? `, ${unknown} not known` : ''}`
  return `${decisions}, ${then}; ${ended}: ${share === null ? 'no rate' : `${formatShare(share)} hit`}.`
}
