import type { Rebaseline } from '#src/core/evaluation.ts'
import type { KeyResultExplained, LinkedWorkExplained } from '#src/core/explain/explanation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { aligned } from './aligned.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** Older ones are in the JSON. */
const MOST_CHECK_INS = 12

/** What is told of a key result beside what every row has. */
export function printKeyResultExplained(explained: KeyResultExplained): string[] {
  const { figures, notes, rebaseline } = explained
  return [
    ...section(
      'Keep in mind',
      notes.flatMap((note) => wrapped('', note)),
    ),
    ...section('What it takes', outlook(explained)),
    ...section(
      'Numbers',
      aligned(
        figures.map(({ name, shown, means }) => [name, cleanText(shown, 30), means]),
        [1],
      ),
    ),
    ...section('Check-ins', checkIns(explained)),
    ...section('Goal moved inside the cycle', rebaseline === null ? [] : moved(rebaseline, explained)),
    ...section('Owner', owner(explained)),
    ...section('Work that serves it', work(explained)),
  ]
}

function outlook({ greenAt, unchanged, ruleMove }: KeyResultExplained): string[] {
  return [
    ...(greenAt === null ? [] : [`Green at ${cleanText(greenAt.shown, 60)}, as of the day of the check-in.`]),
    ...(unchanged === null
      ? []
      : [
          `If unchanged on ${plainDay(unchanged.day)}: ${STATUS_LABEL[unchanged.status]}, chance ${percent(unchanged.confidence)}.`,
        ]),
    ...(ruleMove === null
      ? []
      : wrapped(
          '',
          `Rules ${ruleMove.from} would say ${STATUS_LABEL[ruleMove.status]} of the same numbers.`,
        )),
  ]
}

function checkIns(explained: KeyResultExplained): string[] {
  const shown = explained.checkIns.slice(-MOST_CHECK_INS)
  const earlier = explained.checkIns.length - shown.length
  return [
    ...(earlier === 0 ? [] : [`${earlier} earlier; --json lists them all.`]),
    ...aligned(
      shown.map((each) => [plainDay(each.day), cleanText(each.shown, 40), '']),
      [0, 1],
    ),
  ]
}

function moved(rebaseline: Rebaseline, { figures }: KeyResultExplained): string[] {
  const { day, changes, originalScore, originalStatus, decided, instead } = rebaseline
  const now = figures.find(({ name }) => name === 'Score')?.shown ?? ''
  const before =
    originalScore === null
      ? 'it cannot be scored'
      : `${percent(originalScore)}, ${STATUS_LABEL[originalStatus]}`
  return [
    ...changes.map(
      (each) =>
        `${each.property} was ${cleanText(each.before, 40)}, is ${cleanText(each.after, 40)}, seen on ${plainDay(day)}.`,
    ),
    `Score against the goal of the start: ${before}. Score now: ${now}.`,
    decided
      ? 'A decision covers it.'
      : `No decision covers it.${instead === null ? '' : ` ${instead.words}`}`,
  ]
}

function owner({ ownerConfidence }: KeyResultExplained): string[] {
  if (ownerConfidence === null) return []
  const { owner: typed, chance, isTalkingPoint } = ownerConfidence
  const beside =
    chance === null ? 'there is no chance to compare it with' : `the chance is ${percent(chance)}`
  const talk = isTalkingPoint ? ' That is far apart: a talking point.' : ''
  return [`The owner's confidence is ${percent(typed)}; ${beside}.${talk}`]
}

const WORK_STATE = {
  live: 'Somebody works on it',
  dead: 'Nothing has happened there for three weeks',
  none: 'No work is linked',
  unknown: 'It is not known whether somebody works on it',
} as const

function work({ work: serving, measurement }: KeyResultExplained): string[] {
  const last =
    serving.lastActivity === null ? '' : `, the last change was on ${plainDay(serving.lastActivity)}`
  const measured =
    measurement === null
      ? []
      : wrapped(
          '',
          cleanText(
            measurement.kind === 'value'
              ? `Measured: ${measurement.evidence}.`
              : `Not measured: ${measurement.detail}`,
          ),
        )
  return [`${WORK_STATE[serving.state]}${last}.`, ...serving.linked.flatMap(linked), ...measured]
}

function linked({ title, share, lastActivity, health, credit, fault }: LinkedWorkExplained): string[] {
  const parts = [
    share === null ? fault : `${percent(share)} done`,
    lastActivity === null ? '' : `last change on ${plainDay(lastActivity)}`,
    health === null ? '' : `health ${STATUS_LABEL[health.status]} on ${plainDay(health.day)}`,
    credit < 1 ? `${percent(credit)} of it counts here` : '',
  ].filter((part) => part !== '')
  return wrapped('- ', cleanText(`${title}: ${parts.join(', ')}`))
}
