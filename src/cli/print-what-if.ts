import type {
  Asked,
  KeyResultWhatIf,
  ObjectiveProspect,
  ObjectiveWhatIf,
  Option,
  Prospect,
} from '#src/core/whatif/what-if.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay, plainDayBeside } from '#src/core/words/plain-day.ts'
import { objectiveInWords } from './objective-in-words.ts'
import { printObjectiveWhatIf } from './print-objective-what-if.ts'
import { wrapped } from './wrapped.ts'

const MOST_LINES = 25

/** A row that is asked about and its options, in at most 25 lines of 98 columns. */
export function printWhatIf(whatIf: KeyResultWhatIf | ObjectiveWhatIf): string {
  const { cannot } = whatIf
  const options =
    cannot !== null
      ? ['', ...wrapped('', `No option can be weighed. ${cleanText(cannot, 300)}`)]
      : whatIf.kind === 'key_result'
        ? printKeyResult(whatIf)
        : printObjectiveWhatIf(whatIf)
  const told = [...headOf(whatIf), ...options]
  return `${[...told, ...limits(whatIf, MOST_LINES - told.length)].join('\n')}\n`
}

function headOf(whatIf: KeyResultWhatIf | ObjectiveWhatIf): string[] {
  const { title, today, period, now } = whatIf
  const of =
    whatIf.kind === 'objective'
      ? 'Objective'
      : whatIf.objective === null
        ? 'Key result'
        : `Key result of "${cleanText(whatIf.objective.title, 50)}"`
  const until = period === null ? '' : `, until ${plainDayBeside(period.end, today)}`
  const overruled =
    now.inForce === now.status ? '' : `, set by a person; the rules say ${STATUS_LABEL[now.status]}`
  const chance = now.chance === null || whatIf.cannot !== null ? '' : `, chance ${percent(now.chance)}`
  const shown = whatIf.kind === 'key_result' ? `: ${whatIf.now.shown}` : ''
  return [
    cleanText(title, 98) || '(no title)',
    `${of}, as of ${plainDay(today)}${until}.`,
    '',
    ...wrapped('Now     ', `${STATUS_LABEL[now.inForce]}${overruled}${chance}${shown}.`),
    ...(whatIf.kind === 'objective' || whatIf.objective === null || whatIf.cannot !== null
      ? []
      : wrapped('        ', `Its objective: ${objectiveInWords(whatIf.objective)}.`)),
  ]
}

function printKeyResult({ scope, time, people, accept, green }: KeyResultWhatIf): string[] {
  return [
    ...(scope === null ? [] : printOption('Scope   ', scope, green)),
    ...(time === null ? [] : printOption('Time    ', time, green)),
    ...(people === null ? [] : wrapped('People  ', `No chance can be told. ${people.words}`)),
    ...(accept === null
      ? []
      : wrapped(
          'Accept  ',
          `${accept.words}${accept.objective === null || !accept.isMiss ? '' : ` Objective: ${objectiveInWords(accept.objective)}.`}`,
        )),
  ]
}

function printOption<Value>(
  label: string,
  { asked, restoring, none }: Option<Value>,
  green: number,
): string[] {
  const blank = ' '.repeat(label.length)
  const lines = [
    ...(asked === null ? [] : [`${cleanText(asked.shown, 90)}: ${told(asked)}`]),
    restoring === null
      ? (none ?? '')
      : `Least that restores ${percent(green)}: ${cleanText(restoring.shown, 90)}: ${told(restoring)}`,
  ]
  return lines.flatMap((line, index) => wrapped(index === 0 ? label : blank, line))
}

function told({
  after,
  costs,
  objective,
}: {
  readonly after: Prospect
  readonly costs: string
  readonly objective: ObjectiveProspect | null
}): string {
  const chance = after.chance === null ? 'no chance can be told' : `chance ${percent(after.chance)}`
  return `${chance}, ${STATUS_LABEL[after.status]}; ${costs}.${ofObjective(objective)}`
}

/** Its end is left to the JSON: what counts is what the change does to its colour. */
function ofObjective(objective: ObjectiveProspect | null): string {
  return objective === null ? '' : ` Objective: ${objectiveInWords({ ...objective, forecast: null })}.`
}

/** What is taken for granted, most telling first, as far as there is room for it. */
function limits({ assumes, untold }: Asked, room: number): string[] {
  if (assumes.length === 0 && untold.length === 0) return []
  const lines = (count: number) => {
    const rest = count < assumes.length ? ['more in --json'] : []
    return [
      '',
      ...wrapped('Assumed ', `${[...assumes.slice(0, count), ...rest].join('; ')}.`),
      ...wrapped('Untold  ', `${untold.join('; ')}.`),
    ]
  }
  let count = assumes.length
  while (count > 1 && lines(count).length > room) count -= 1
  return lines(count)
}
