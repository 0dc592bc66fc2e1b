import type {
  MemberWhatIf,
  ObjectiveChoice,
  ObjectiveProspect,
  ObjectiveWhatIf,
} from '#src/core/whatif/what-if.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { objectiveInWords } from './objective-in-words.ts'
import { wrapped } from './wrapped.ts'

/** More key results than these are left to the JSON. */
const MOST = 4

/** The options for an objective, and for the key results that stand in its way. */
export function printObjectiveWhatIf({ scope, time, accept, members, green }: ObjectiveWhatIf): string[] {
  const shown = members.slice(0, MOST)
  const more = members.length - shown.length
  const isPlural = shown.length + more !== 1
  return [
    ...wrapped(
      'Scope   ',
      scope === null
        ? 'No target is to be lowered, or none restores its key result.'
        : `With the targets below: ${objectiveInWords(scope)}.`,
    ),
    ...(time === null
      ? []
      : [
          ...(time.asked === null ? [] : wrapped('Time    ', told(time.asked))),
          ...wrapped(
            time.asked === null ? 'Time    ' : '        ',
            time.restoring === null
              ? (time.none ?? '')
              : `Least that restores ${percent(green)}: ${told(time.restoring)}`,
          ),
        ]),
    ...wrapped('People  ', `No chance can be told.${shown.length === 0 ? '' : ' The paces are below.'}`),
    ...(accept === null ? [] : wrapped('Accept  ', acceptInWords(accept))),
    ...(shown.length === 0 ? [] : ['', `Key ${isPlural ? 'results' : 'result'} not on track`]),
    ...shown.flatMap(member),
    ...(more === 0 ? [] : [`  and ${more} more; --json lists them all.`]),
  ]
}

/** Where all have ended the mean of their chances, each 1 or 0, is the share of the weight that was reached. */
function acceptInWords({ status, forecast, chance }: ObjectiveProspect): string {
  const end = forecast === null ? '' : ` at ${percent(forecast)}`
  const reached = chance === null ? '' : `, with ${percent(chance)} of the weight reached`
  return `If each ends as expected it ends${end}${reached}: ${STATUS_LABEL[status]}.`
}

function told({ shown, after, costs }: ObjectiveChoice): string {
  return `${shown}: ${objectiveInWords(after)}; ${costs}.`
}

function member({ title, now, cannot, scope, noScope, people }: MemberWhatIf): string[] {
  const chance = now.chance === null ? '' : ` Chance ${percent(now.chance)}.`
  const to =
    scope === null
      ? (noScope ?? '')
      : `${scope.shown}: ${scope.after.chance === null ? 'unknown' : percent(scope.after.chance)}.`
  const pace =
    people?.neededPace == null || people.paceSoFar === null
      ? ''
      : ` Pace ${plainNumber(people.paceSoFar)} so far, ${plainNumber(people.neededPace)} needed.`
  const words = cannot === null ? `${chance} ${to}${pace}` : ` ${cannot}`
  return wrapped('- ', cleanText(`${cleanText(title, 50)}:${words}`, 190))
}
