import { cleanText } from '#src/core/words/clean-text.ts'
import { type FieldFault, isRow } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

const MEND = 'Write each as {"title": "Beta", "done": false, "due": "2026-11-30", "weight": 2}.'

const NONE = { typed: '', faults: [] }

/**
 * The milestones of a file as the lines that the scoring rules read: `[x] name @ 2026-11-30 *2`. A share done is read in
 * whole percents, rounded down.
 */
export function fileMilestones(list: readonly unknown[]): {
  readonly typed: string
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
    if (!isWeight) add(`The milestone "${name}" has the weight ${shownValue(weight)}; it is taken as 1.`)
    const day = due === undefined || due === null ? '' : ` @ ${String(due).replace(/\s+/g, '') || '?'}`
    return `[${markOf(entry['done'])}] ${name}${day} *${isWeight ? weight : 1}`
  })
  return { typed: lines.join('\n'), faults }
}

function markOf(done: unknown): string {
  if (done === undefined || done === null || done === false || done === 0) return ' '
  if (done === true || done === 1) return 'x'
  const isShare = typeof done === 'number' && done > 0 && done < 1
  return isShare ? `${Math.max(1, Math.floor(done * 100))}%` : '?'
}
