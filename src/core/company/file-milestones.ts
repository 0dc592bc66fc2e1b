import { readMilestones, shareDone } from '#src/core/scoring/milestones.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type FieldFault, isRow } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

const MEND = 'Write each as {"title": "Beta", "done": false, "due": "2026-11-30", "weight": 2}.'

/** What a list says in the keys that count milestones without naming them. */
export interface Counted {
  readonly milestones_total: number
  readonly milestones_hit: number
  /** Share done by weight. */
  readonly score: number
}

const NONE = { typed: '', counted: null, faults: [] }

/** 0.29 * 100 is 28.999999999999996. */
const ROUNDING = 1e-9

/**
 * The milestones of a file as the lines that the scoring rules read: `[x] name @ 2026-11-30 *2`. A share done is read in
 * whole percents, rounded down. Without a single one that can be read nothing is counted.
 */
export function fileMilestones(list: readonly unknown[]): {
  readonly typed: string
  readonly counted: Counted | null
  readonly faults: readonly FieldFault[]
} {
  if (list.length === 0) return NONE
  const faults: FieldFault[] = []
  const add = (message: string) =>
    faults.push({ code: 'bad_milestone', property: 'milestones', message, mend: MEND })
  const lines = list.flatMap((entry) => {
    if (!isRow(entry)) {
      add(`milestones holds ${shownValue(entry)}, which is no milestone; it is left out.`)
      return []
    }
    const name = cleanText(typeof entry['title'] === 'string' ? entry['title'] : '').replaceAll('@', 'at')
    const { due, weight = 1 } = entry
    const isWeight = typeof weight === 'number' && /^\d+(\.\d+)?$/.test(String(weight))
    if (!isWeight)
      add(`The milestone ${shownValue(name)} has the weight ${shownValue(weight)}; it is taken as 1.`)
    const day = due === undefined || due === null ? '' : ` @ ${String(due).replace(/\s+/g, '') || '?'}`
    return `[${markOf(entry['done'])}] ${name}${day} *${isWeight ? weight : 1}`
  })
  const typed = lines.join('\n')
  if (typed === '') return { ...NONE, faults }
  const score = shareDone(readMilestones(typed).milestones)
  const hit = lines.filter((line) => line.startsWith('[x]')).length
  return { typed, counted: { milestones_total: lines.length, milestones_hit: hit, score }, faults }
}

function markOf(done: unknown): string {
  if (done === undefined || done === null || done === false || done === 0) return ' '
  if (done === true || done === 1) return 'x'
  const isShare = typeof done === 'number' && done > 0 && done < 1
  return isShare ? `${Math.max(1, Math.floor(done * 100 + ROUNDING))}%` : '?'
}
