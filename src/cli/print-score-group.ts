import type {
  CompanyFinding,
  GroupScore,
  KeyResultScore,
  ObjectiveScore,
} from '#src/core/company/company-score.ts'
import type { Status } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { reasonInWords } from '#src/core/words/reason-in-words.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const NAME = 45
const STATUS = 13
const NUMBER = 9

/** What keeps a key result from green whatever its margin. */
const HELD_DOWN = new Set(['stale', 'unverified', 'no_check_in', 'no_movement', 'no_progress_signal'])

type Findings = ReadonlyMap<string, readonly CompanyFinding[]>

interface Numbers {
  readonly status: Status
  readonly score: number | null
  readonly expected: number | null
  readonly forecast: number | null
  readonly confidence: number | null
}

/** A company, department or team with its objectives and key results, and under each row what is wrong with it. */
export function printScoreGroup(kind: string, group: GroupScore, byPath: Findings): string[] {
  const of = group.department === null ? '' : ` of ${cleanText(group.department, 30)}`
  const owner = group.owner === null ? '' : ` (${cleanText(group.owner, 30)})`
  return section(`${kind} ${cleanText(group.name, 40)}${of}${owner}`, [
    columns('', 'Status', ['Score', 'Expected', 'Forecast', 'Chance']),
    row('All objectives', group),
    ...group.objectives.flatMap((objective) => printObjective(objective, byPath)),
  ])
}

/** What was found, and under it nothing else: the mend follows in the same lines. */
export function printScoreFinding(indent: string, { level, message, mend }: CompanyFinding): string[] {
  return wrapped(`${indent}${level === 'mend' ? '! ' : '- '}`, cleanText(`${message} ${mend}`))
}

function printObjective(objective: ObjectiveScore, byPath: Findings): string[] {
  const { id, title, owner, path, keyResults, worstKeyResult, status } = objective
  const isDoubted = status === 'at_risk' || status === 'off_track'
  const weakest =
    isDoubted && worstKeyResult !== null && keyResults.length > 1
      ? wrapped('  ', `Weakest: ${cleanText(worstKeyResult, 60)}.`)
      : []
  return [
    '',
    row(`${id ?? ''} ${title}${owner === null ? '' : ` (${owner})`}`, objective),
    ...weakest,
    ...found(path, '  ', byPath),
    ...keyResults.flatMap((keyResult) => [
      row(`  ${cleanText(`${keyResult.id ?? ''} ${keyResult.title}`)}`, keyResult, labelOf(keyResult)),
      ...wrapped('    ', notes(keyResult)).filter((line) => line !== ''),
      ...found(keyResult.path, '    ', byPath),
    ]),
  ]
}

function found(path: string, indent: string, byPath: Findings): string[] {
  return (byPath.get(path) ?? []).flatMap((finding) => printScoreFinding(indent, finding))
}

/** Why a status is what it is, where the numbers beside it do not say. */
function notes({ status, raw, gap, reasons }: KeyResultScore): string {
  if (status === 'complete' && isStretch(raw))
    return `Achieved, ${plainNumber(raw ?? 0)} of a stretch target.`
  if (status !== 'at_risk' && status !== 'off_track') return ''
  const isOnPlan = status === 'at_risk' && gap !== null && gap <= 0
  const margin = isOnPlan && !reasons.some((reason) => HELD_DOWN.has(reason)) ? ['on plan, no margin'] : []
  const isSilent = reasons.includes('no_check_in')
  const told = reasons.filter((reason) => !(isSilent && (reason === 'stale' || reason === 'unverified')))
  const said = [...margin, ...told.map(reasonInWords)].join('; ')
  return said === '' ? '' : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

/** Below the full target nothing is bare complete (scoring rules, "status", rule 3). */
function labelOf({ status, raw }: KeyResultScore): string {
  return status === 'complete' && isStretch(raw) ? 'Achieved' : STATUS_LABEL[status]
}

function isStretch(raw: number | null): boolean {
  return raw !== null && raw < 1
}

function row(name: string, numbers: Numbers, label = STATUS_LABEL[numbers.status]): string {
  const { score, expected, forecast, confidence } = numbers
  const indent = /^ */.exec(name)?.[0] ?? ''
  const shown = `${indent}${cleanText(name, NAME - indent.length)}`
  return columns(shown, label, [score, expected, forecast, confidence].map(share))
}

function columns(name: string, status: string, numbers: readonly string[]): string {
  return `${name.padEnd(NAME)}  ${status.padEnd(STATUS)}${numbers.map((cell) => cell.padStart(NUMBER)).join('')}`
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
