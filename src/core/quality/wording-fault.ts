import type { KeyResult } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { isFall, titleChange } from './title-change.ts'
import { type TitleCount, titleCount } from './title-count.ts'
import { type TitleMeasure, titleMeasure } from './title-measure.ts'
import { type TitleTask, titleTask } from './title-task.ts'

/** Longest title that is read. */
const LONGEST = 200

/** Half of what is launched or built changes nothing; half of what is rolled out or migrated is a result. */
const WHOLE =
  /^(?:launch|build|ship|create|develop|release|write|draft|design|redesign|rewrite|refactor|prepare|plan)$/i
/** A share of all teams, or of the records. */
const OF_SEVERAL = /(?<!\p{L})(?:all|every|each|of|to)(?!\p{L})/iu

/**
 * What is weak in how a key result is put, at most one thing, the most telling first: a number that Yes/No cannot show, a task,
 * a measure that Yes/No cannot show, a change without a number. One with a Target has a number of its own, whatever its title,
 * unless that only says how much of a task is done.
 */
export function wordingFault(
  keyResult: Pick<KeyResult, 'title' | 'type' | 'baseline' | 'target' | 'milestones'>,
): RowFault | null {
  const { type, target } = keyResult
  const isYesNo = type === 'yes_no'
  const isDressed = !isYesNo && target !== null
  if (isDressed && !isShareDone(keyResult)) return null
  const title = cleanText(keyResult.title, LONGEST)

  const count = titleCount(title)
  if (count !== null) return isYesNo ? counted(title, count) : null
  const task = titleTask(title)
  if (isDressed) {
    if (task === null || !task.isSure || OF_SEVERAL.test(task.object)) return null
    return WHOLE.test(task.verb) ? taskAsResult(title, task) : null
  }
  if (task !== null) return taskAsResult(title, task)
  const measure = isYesNo ? titleMeasure(title) : null
  if (measure !== null) return measurable(title, measure)
  const hasWay = isYesNo || (type === 'milestone' && keyResult.milestones.trim() !== '')
  const verb = hasWay ? titleChange(title) : null
  // Where Target is empty and nothing else tells the goal, the scoring rules ask for it already.
  return verb === null ? null : noNumber(title, verb)
}

/** From nothing to 1, or to 100 %. */
function isShareDone({ type, baseline, target }: Pick<KeyResult, 'type' | 'baseline' | 'target'>): boolean {
  if ((baseline ?? 0) !== 0) return false
  if (type === 'percentage') return target === 1 || target === 100
  return (type === 'metric' || type === null) && target === 1
}

function counted(title: string, { words, from, to, isPercent }: TitleCount): RowFault {
  const start = from ?? (isFall(title) ? 2 * to : 0)
  return {
    code: 'yes_no_where_measurable',
    property: 'Type',
    message: `${named({ title })} counts something (${words}), but Type is Yes/No, so nothing shows how far it is.`,
    mend: toMetric(isPercent ? 'Percentage' : 'Metric', to, start),
  }
}

function toMetric(type: 'Percentage' | 'Metric', target: number, baseline: number): string {
  return `Set Type to ${type}, Target to ${plainNumber(target)} and Baseline to the value at the start, for example ${plainNumber(baseline)}; then type the latest value into Current.`
}

function measurable(title: string, { words, to }: TitleMeasure): RowFault {
  const isFalling = isFall(`${titleChange(title) ?? ''} ${words}`)
  const [baseline, target] = isFalling ? [60, 40] : [40, 60]
  return {
    code: 'yes_no_where_measurable',
    property: 'Type',
    message: `${named({ title })} names something that can be measured (${words}), but Type is Yes/No, so nothing shows how far it is.`,
    mend:
      to === null
        ? `Set Type to Metric, with the value at the start in Baseline and the one to reach in Target, for example "${cleanText(title, 60)}: from ${baseline} to ${target}".`
        : toMetric('Metric', to, isFalling ? 2 * to : to < 10 ? to / 2 : Math.round(to / 2)),
  }
}

function taskAsResult(title: string, task: TitleTask): RowFault {
  return {
    code: 'task_as_result',
    property: 'Key result',
    message: `${named({ title })} is a task: it can be done in full and change nothing.`,
    mend: `Name what will be different once it is done, with a number, for example ${outcome(task)}; keep the task itself as an initiative of it.`,
  }
}

/** A result that the task could have, with the columns that hold it. */
function outcome({ kind, object }: TitleTask): string {
  const what = cleanText(object, 60) || 'it'
  const share = (title: string) => `"${title}" with Type Percentage, Baseline 0 and Target 60`
  if (kind === 'hold')
    return share(`Share of participants who do something differently four weeks after ${what}`)
  if (kind === 'write') return share(`Share of the people it is for who are helped by ${what}`)
  if (kind === 'mend') {
    return `"Hours a week lost to ${what}" with Type Metric, Baseline 20 and Target 10`
  }
  const [, moved, place] = kind === 'move' ? (/^(.+?)\s+(?:in)?to\s+(.+)$/i.exec(what) ?? []) : []
  return moved === undefined || place === undefined
    ? share(`Share of users who work with ${what} every week`)
    : share(`Share of ${moved} that runs on ${place}`)
}

function noNumber(title: string, verb: string): RowFault {
  const example = isFall(verb)
    ? 'hours a week that it takes, from 60 to 40'
    : 'share of the people it is for who are content with it, from 40 % to 60 %'
  return {
    code: 'no_number',
    property: 'Key result',
    message: `${named({ title })} promises a change and names no number to see it by.`,
    mend: `Name what changes and by how much, for example "${cleanText(title, 60)}: ${example}", and set Type to Metric or Percentage with Baseline and Target.`,
  }
}
