import type { CompanyFinding, GroupScore, ObjectiveScore } from '#src/core/company/company-score.ts'
import type { Status } from '#src/core/model.ts'
import { HIGHEST_FORECAST } from '#src/core/scoring/weighted-mean.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { scoreNotes } from './score-notes.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

const NAME = 45
const STATUS = 13
const NUMBER = 9

/** From this share of its weight off track an objective is, whatever its chance. */
const HALF = 0.5

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
    ...group.objectives.flatMap((objective) => printObjective(objective, group.owner, byPath)),
  ])
}

/** What was found, and under it nothing else: the mend follows in the same lines. */
export function printScoreFinding(indent: string, { level, message, mend }: CompanyFinding): string[] {
  return wrapped(`${indent}${level === 'mend' ? '! ' : '- '}`, cleanText(`${message} ${mend}`))
}

function printObjective(objective: ObjectiveScore, above: string | null, byPath: Findings): string[] {
  const { id, title, path, keyResults } = objective
  return [
    '',
    row(`${id ?? ''} ${title}`, objective),
    ...notes(objective, above),
    ...found(path, '  ', byPath),
    ...keyResults.flatMap((keyResult) => [
      row(`  ${cleanText(`${keyResult.id ?? ''} ${keyResult.title}`)}`, keyResult),
      ...wrapped('    ', scoreNotes(keyResult)).filter((line) => line !== ''),
      ...found(keyResult.path, '    ', byPath),
    ]),
  ]
}

/** Who owns it, unless the heading says so, and what it suffers from. */
function notes(
  { owner, status, worstKeyResult, keyResults }: ObjectiveScore,
  above: string | null,
): string[] {
  const isDoubted = status === 'at_risk' || status === 'off_track'
  const counted = keyResults.filter((keyResult) => keyResult.status !== 'unknown')
  const offTrack = total(counted.filter((keyResult) => keyResult.status === 'off_track')) / total(counted)
  const said = [
    owner === null || owner === above ? '' : `Owner: ${cleanText(owner, 40)}.`,
    status === 'off_track' && counted.length > 1 && offTrack >= HALF
      ? `Off track: ${percent(offTrack)} of its weight.`
      : '',
    isDoubted && worstKeyResult !== null && keyResults.length > 1
      ? `Weakest: ${cleanText(worstKeyResult, 60)}.`
      : '',
  ]
  return wrapped('  ', said.filter((each) => each !== '').join(' ')).filter((line) => line !== '')
}

function total(keyResults: readonly { readonly weight: number }[]): number {
  return keyResults.reduce((sum, { weight }) => sum + weight, 0)
}

function found(path: string, indent: string, byPath: Findings): string[] {
  return (byPath.get(path) ?? []).flatMap((finding) => printScoreFinding(indent, finding))
}

function row(name: string, numbers: Numbers): string {
  const { status, score, expected, forecast, confidence } = numbers
  // Below the full target nothing is bare complete (scoring rules, "status", rule 3).
  const label = status === 'complete' && score !== null && score < 1 ? 'Achieved' : STATUS_LABEL[status]
  const indent = /^ */.exec(name)?.[0] ?? ''
  const shown = `${indent}${cleanText(name, NAME - indent.length)}`
  return columns(shown, label, [score, expected, shownForecast(forecast), confidence].map(share))
}

function shownForecast(forecast: number | null): number | null {
  return forecast === null ? null : Math.min(HIGHEST_FORECAST, Math.max(0, forecast))
}

function columns(name: string, status: string, numbers: readonly string[]): string {
  return `${name.padEnd(NAME)}  ${status.padEnd(STATUS)}${numbers.map((cell) => cell.padStart(NUMBER)).join('')}`
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
