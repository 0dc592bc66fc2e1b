import type { KeyResult } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { isFall, titleChange } from './title-change.ts'
import { type TitleCount, titleCount } from './title-count.ts'
import { titleMeasure } from './title-measure.ts'
import { type TitleTask, titleTask } from './title-task.ts'

/** Longest title that is read. */
const LONGEST = 200

/**
 * What is weak in how a key result is put, at most one thing, the most telling first: a number that Yes/No cannot show, a task,
 * a measure that Yes/No cannot show, a change without a number. One with a Target has a number of its own, whatever its title.
 */
export function wordingFault(
  keyResult: Pick<KeyResult, 'title' | 'type' | 'target' | 'milestones'>,
): RowFault | null {
  const { type, target } = keyResult
  const isYesNo = type === 'yes_no'
  if (!isYesNo && target !== null) return null
  const title = cleanText(keyResult.title, LONGEST)

  const count = titleCount(title)
  if (count !== null) return isYesNo ? counted(title, count) : null
  const task = titleTask(title)
  if (task !== null) return taskAsResult(title, task)
  const measure = isYesNo ? titleMeasure(title) : null
  if (measure !== null) return measurable(title, measure)
  const hasWay = isYesNo || (type === 'milestone' && keyResult.milestones.trim() !== '')
  // Where Target is empty and nothing else tells the goal, the scoring rules ask for it already.
  return hasWay && titleChange(title) !== null ? noNumber(title) : null
}

function counted(title: string, { words, from, to, isPercent }: TitleCount): RowFault {
  const start = from ?? (isFall(title) ? 2 * to : 0)
  return {
    code: 'yes_no_where_measurable',
    property: 'Type',
    message: `${named({ title })} counts something (${words}), but Type is Yes/No, so nothing shows how far it is.`,
    mend: `Set Type to ${isPercent ? 'Percentage' : 'Metric'}, Target to ${plainNumber(to)} and Baseline to the value at the start, for example ${plainNumber(start)}; then type the latest value into Current.`,
  }
}

function measurable(title: string, measure: string): RowFault {
  const [baseline, target] = isFall(title) ? [60, 40] : [40, 60]
  return {
    code: 'yes_no_where_measurable',
    property: 'Type',
    message: `${named({ title })} names something that can be measured (${measure}), but Type is Yes/No, so nothing shows how far it is.`,
    mend: `Set Type to Metric, with the value at the start in Baseline and the one to reach in Target, for example "${cleanText(title, 60)}: from ${baseline} to ${target}".`,
  }
}

function taskAsResult(title: string, task: TitleTask): RowFault {
  return {
    code: 'task_as_result',
    property: 'Key result',
    message: `${named({ title })} is a task: it can be done in full and change nothing.`,
    mend: `Name what will be different once it is done, with a number, for example "${outcome(task)}" with Type Percentage, Baseline 0 and Target 60; keep the task itself as an initiative of it.`,
  }
}

function outcome({ kind, object }: TitleTask): string {
  const what = cleanText(object, 60) || 'it'
  if (kind === 'hold') return `Share of participants who act on ${what} four weeks later`
  const [, moved, place] = kind === 'move' ? (/^(.+?)\s+(?:in)?to\s+(.+)$/i.exec(what) ?? []) : []
  return moved === undefined || place === undefined
    ? `Share of users who work with ${what} every week`
    : `Share of ${moved} that runs on ${place}`
}

function noNumber(title: string): RowFault {
  const [baseline, target] = isFall(title) ? [60, 40] : [40, 60]
  return {
    code: 'no_number',
    property: 'Key result',
    message: `${named({ title })} promises a change and names no number to see it by.`,
    mend: `Name what changes and by how much, for example "${cleanText(title, 60)}: share of users who notice, from ${baseline} % to ${target} %", and set Type to Metric or Percentage with Baseline and Target.`,
  }
}
