import type { Day } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'

/** Most that a milestone counts before it is ticked off, as a share of its weight. */
const PARTIAL_CAP = 0.9

/** Longest text that a message quotes. */
const LONGEST = 60

const EXAMPLE = '[ ] Beta with 3 customers @ 2026-11-30 *2'

export interface Milestone {
  readonly name: string
  /** 0..1; between the two it is partly done. */
  readonly done: number
  /** The last day on which it is in time; null: the end of the period. */
  readonly due: Day | null
  /** At least 0. */
  readonly weight: number
}

/**
 * Reads the list as typed, one milestone a line: `[x] name @ 2026-11-30 *2`. The box is empty, ticked (x) or
 * holds a percentage (`[40%]`); box, day and weight may be left out. At most one milestone counts in part, the
 * first.
 */
export function readMilestones(typed: string): {
  readonly milestones: readonly Milestone[]
  readonly problems: readonly ScoreProblem[]
} {
  const problems: ScoreProblem[] = []
  const milestones: Milestone[] = []
  for (const line of typed.split('\n').filter((text) => text.trim() !== '')) {
    const read = readLine(line, problems)
    const isSecondPartial = isPartial(read) && milestones.some(isPartial)
    if (isSecondPartial) problems.push(secondPartial(read))
    milestones.push(isSecondPartial ? { ...read, done: 0 } : read)
  }
  if (milestones.length > 0 && milestones.every(({ weight }) => weight === 0)) {
    problems.push(
      scoreError({
        code: 'no_milestone_weight',
        property: 'Milestones',
        message: 'Every milestone has the weight 0, so none can count.',
        mend: `Give at least one a weight above 0, for example ${EXAMPLE}.`,
      }),
    )
  }
  return { milestones, problems }
}

/** Share done by weight, 0..1 (scoring rules, "score"); 0 where no milestone has a weight. */
export function shareDone(milestones: readonly Milestone[]): number {
  let done = 0
  let all = 0
  for (const each of milestones) {
    done += each.weight * (isPartial(each) ? Math.min(each.done, PARTIAL_CAP) : each.done)
    all += each.weight
  }
  return all === 0 ? 0 : done / all
}

function readLine(line: string, problems: ScoreProblem[]): Milestone {
  const text = line.trim().replace(/^[-*•]\s+/, '')
  const [box = '', mark = ''] = /^\[([^\]]*)\]/.exec(text) ?? []
  const rest = ` ${text.slice(box.length)}`
  const [dayText = '', day = ''] = /\s@(?:\s+|(?=\d))(\S+)/.exec(rest) ?? []
  const undated = rest.replace(dayText, '')
  const [weightText = '', weight = '1'] = /\s\*\s*(-?[\d.,]+)\s*$/.exec(undated) ?? []
  const name = undated.slice(0, undated.length - weightText.length).trim()

  const done = readMark(mark)
  if (done === null) {
    problems.push(
      scoreError({
        code: 'bad_milestone',
        property: 'Milestones',
        message: `The box of ${quoted(name)} holds ${quoted(mark)}, which says neither done nor open.`,
        mend: `Write [ ] for open, [x] for done or a percentage such as [40%], for example ${EXAMPLE}.`,
      }),
    )
  }
  if (day !== '' && !isDay(day)) {
    problems.push(unread(name, `the day ${quoted(day)}`, 'it is taken as due at the end of the period'))
  }
  const isWeight = /^\d+(\.\d+)?$/.test(weight)
  if (!isWeight) problems.push(unread(name, `the weight ${quoted(weight)}`, 'it is taken as 1'))
  return { name, done: done ?? 0, due: isDay(day) ? day : null, weight: isWeight ? Number(weight) : 1 }
}

function readMark(mark: string): number | null {
  const text = mark.trim().toLowerCase()
  if (text === '') return 0
  if (['x', '✓', '✔'].includes(text)) return 1
  const [, percent] = /^(\d{1,3})\s*%$/.exec(text) ?? []
  return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100
}

function isPartial({ done }: Milestone): boolean {
  return done > 0 && done < 1
}

function unread(name: string, what: string, instead: string): ScoreProblem {
  return scoreWarning({
    code: 'bad_milestone',
    property: 'Milestones',
    message: `The milestone ${quoted(name)} has ${what}, which cannot be read; ${instead}.`,
    mend: `Write the line as ${EXAMPLE}.`,
  })
}

function secondPartial({ name, done }: Milestone): ScoreProblem {
  return scoreWarning({
    code: 'second_partial_milestone',
    property: 'Milestones',
    message: `${quoted(name)} is marked ${Math.round(done * 100)}% done beside another that is partly done; only the first counts in part.`,
    mend: 'Keep one milestone partly done and write [ ] or [x] for the others.',
  })
}

function quoted(text: string): string {
  return `"${cleanText(text, LONGEST)}"`
}
