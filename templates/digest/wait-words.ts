import type { WaitLine } from '#src/core/mail/wait-line.ts'
import { HEALTH_LABEL, RISK_LABEL } from '#src/core/words/labels.ts'
import { named } from '#src/core/words/named.ts'
import { fold } from './fold.ts'

/** Initiatives that a line names before the rest is counted. */
const MOST_NAMED = 2

/** Which team waits for which and what that puts at risk, one sentence for each; nothing where none waits. */
export function waitWords(waiting: readonly WaitLine[], most: number): readonly string[] {
  const { shown } = fold(waiting, most)
  const rest = waiting.length - shown.length
  return [...shown.map(waitLine), ...(rest > 0 ? [`And ${rest} more.`] : [])]
}

function waitLine({ team, waitsFor, initiatives, risk }: WaitLine): string {
  const told = initiatives
    .slice(0, MOST_NAMED)
    .map(
      ({ title, awaited, health }) =>
        `${named({ title })} for ${named({ title: awaited })} (${HEALTH_LABEL[health].toLowerCase()})`,
    )
  const rest = initiatives.length - told.length
  const more = rest > 0 ? ` and ${rest} more` : ''
  const served = risk === 'none' ? '' : ` Risk of what it serves: ${RISK_LABEL[risk].toLowerCase()}.`
  return `${team} waits for ${listed(waitsFor)}: ${told.join(', ')}${more}.${served}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
