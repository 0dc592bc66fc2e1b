import type { PageEpisodes } from '#src/core/escalation/explain-episodes.ts'
import type { Explanation, Verdict } from '#src/core/explain/explanation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { HEALTH_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { printDecisionExplained } from './print-decision-explained.ts'
import { printEpisodes } from './print-episodes.ts'
import { printInitiativeExplained } from './print-initiative-explained.ts'
import { printKeyResultExplained } from './print-key-result-explained.ts'
import { printObjectiveExplained } from './print-objective-explained.ts'
import { printVoices } from './print-voices.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const KIND = {
  key_result: 'Key result',
  objective: 'Objective',
  initiative: 'Initiative',
  decision: 'Decision',
} as const

/** Everything that is told of one page, in at most 100 columns, what matters most first. */
export function printExplain(explanation: Explanation, escalation: PageEpisodes | null = null): string {
  const { why, findings } = explanation
  const lines = [
    ...headOf(explanation),
    ...statusOf(explanation),
    ...section(
      'Why',
      why.flatMap((sentence) => wrapped('', sentence)),
    ),
    ...(explanation.kind === 'key_result' ? printKeyResultExplained(explanation) : []),
    ...(explanation.kind === 'objective' ? printObjectiveExplained(explanation) : []),
    ...(explanation.kind === 'initiative' ? printInitiativeExplained(explanation) : []),
    ...(explanation.kind === 'decision' ? printDecisionExplained(explanation) : []),
    ...('voices' in explanation && explanation.voices.length > 1
      ? section('Who says what', printVoices(explanation))
      : []),
    ...(escalation === null ? [] : section('Escalation', printEpisodes(escalation))),
    ...section(
      'Findings',
      findings.flatMap(({ property, message, mend }) => [
        ...wrapped('', cleanText(property === null ? message : `${property}: ${message}`)),
        ...wrapped('    ', cleanText(mend)),
      ]),
    ),
    ...section('Rules', rulesOf(explanation)),
  ]
  return `${lines.join('\n')}\n`
}

function headOf(explanation: Explanation): string[] {
  const { kind, title, owners, today, url } = explanation
  const objective = kind === 'key_result' ? explanation.objective : null
  const of = objective === null ? '' : ` of "${cleanText(objective.title, 60)}"`
  const owned = owners.length === 0 ? 'without an owner' : `owned by ${owners.join(', ')}`
  return [
    ...wrapped('', cleanText(title) || '(no title)'),
    ...wrapped('', `${KIND[kind]}${of}, ${owned}, as of ${plainDay(today)}.`),
    ...(url === '' ? [] : [cleanText(url)]),
  ]
}

function statusOf(explanation: Explanation): string[] {
  if (explanation.kind === 'initiative') {
    const { health, progress } = explanation
    const done = progress === null ? '' : `, ${percent(progress)} done`
    return section('Health', [`${HEALTH_LABEL[health]}${done}`])
  }
  if (explanation.kind === 'decision') {
    const { cycleTime } = explanation
    return cycleTime === null ? [] : section('Cycle time', [`${plainNumber(cycleTime)} hours`])
  }
  const { status } = explanation
  const { inForce, rules } = status
  const { overrule } = explanation
  const by =
    overrule === null
      ? ''
      : `, set by a person until ${plainDay(overrule.until)}; the rules say ${STATUS_LABEL[rules]}`
  const reasons = status.reasons.flatMap(({ words }) => wrapped('- ', words))
  return section('Status', [`${STATUS_LABEL[inForce]}${by}`, ...reasons, ...colourOf(status, explanation)])
}

/** Where silence, completion or the colour of the day before has its part in the status, that is said. */
function colourOf({ colour, rules }: Verdict, explanation: Explanation): string[] {
  const isHeld = explanation.kind === 'key_result' && explanation.status.isHeld
  if (colour === null || (colour === rules && !isHeld)) return []
  const held = isHeld ? ', as on the day before: a colour gives way only by a margin' : ''
  return wrapped('', `By the chance alone: ${STATUS_LABEL[colour]}${held}.`)
}

function rulesOf({ rules, kind }: Explanation): string[] {
  const { version, chosen, forecastMean } = rules
  const { mean, learnedFrom } = forecastMean
  const from = learnedFrom === 0 ? '' : `, learned from ${learnedFrom} past key results`
  const learned = `A key result that nothing is known of is taken to end at ${percent(mean)} of its target${from}.`
  return [
    ...wrapped('', `Rules ${version}.`),
    ...(chosen.length === 0 ? [] : wrapped('', `Chosen by POLICY: ${chosen.join(', ')}.`)),
    ...(kind === 'key_result' || kind === 'objective' ? wrapped('', learned) : []),
  ]
}
