import type { CompanyFinding, CompanyScore, KeyResultScore } from '#src/core/company/company-score.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { WORST_FIRST } from '#src/core/words/worst-first.ts'
import { aligned } from './aligned.ts'
import { counted } from './counted.ts'
import { printScoreFinding, printScoreGroup } from './print-score-group.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** More at risk than these are left to the JSON. */
const MOST = 20

/** Before so much of a quarter no method has much skill. */
const EARLY = 0.25

/** A scored file as a report: summary, company, departments, teams, what is at risk, alignment, what to do. */
export function printScore(score: CompanyScore): string {
  const byPath = Map.groupBy(score.findings, ({ path }) => path)
  const { company, departments, teams } = score
  const groups = [company, ...departments, ...teams]
  const rows = groups.flatMap(({ objectives }) => objectives.flatMap(({ keyResults }) => keyResults))
  const shown = new Set(
    groups.flatMap(({ objectives }) =>
      objectives.flatMap(({ path, keyResults }) => [path, ...keyResults.map((row) => row.path)]),
    ),
  )
  const elsewhere = score.findings.filter(({ path }) => !shown.has(path))
  const lines = [
    `OKRs of ${cleanText(company.name, 60)}`,
    ...section('Summary', summary(score, rows)),
    ...section(
      'The file',
      elsewhere.flatMap((finding) => printScoreFinding('', withPlace(finding))),
    ),
    ...printScoreGroup('Company', company, byPath),
    ...departments.flatMap((group) => printScoreGroup('Department', group, byPath)),
    ...teams.flatMap((group) => printScoreGroup('Team', group, byPath)),
    ...section('At risk, the riskiest first', atRisk(score, rows)),
    ...section('Alignment', alignment(score)),
    ...section('Recommended actions', actions(score)),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function summary(score: CompanyScore, rows: readonly KeyResultScore[]): string[] {
  const { company, progress, quarter, asOf } = score
  const statuses = WORST_FIRST.flatMap((status) => {
    const count = rows.filter((row) => row.status === status).length
    return count === 0 ? [] : `${count} ${STATUS_LABEL[status].toLowerCase()}`
  })
  const mends = score.findings.filter(({ level }) => level === 'mend').length
  const unscored = rows.filter((row) => row.score === null).length
  const name = quarter.name === null ? 'the quarter' : cleanText(quarter.name, 30)
  return [
    progress === null
      ? `How far ${name} is cannot be told. Judged on ${dated(asOf)} under rules ${score.ruleVersion}.`
      : `${percent(progress)} of ${name} is over. Judged on ${dated(asOf)} under rules ${score.ruleVersion}.`,
    `${counted(rows.length, 'key result')}${statuses.length === 0 ? '' : `: ${statuses.join(', ')}`}.`,
    ...(unscored === 0 ? [] : [`${counted(unscored, 'key result')} without a score; no average holds them.`]),
    ...(company.score === null
      ? ['The company has no score.']
      : [
          `The company: ${STATUS_LABEL[company.status].toLowerCase()}, score ${share(company.score)}, expected ${share(company.expected)}, average chance ${share(company.confidence)}.`,
        ]),
    mends === 0
      ? 'No finding needs a person.'
      : `${counted(mends, 'finding')} to be mended by a person, shown with their rows.`,
    ...(progress !== null && progress < EARLY ? ['So early colours are weak evidence.'] : []),
  ].flatMap((line) => wrapped('', line))
}

function atRisk({ atRisk: entries }: CompanyScore, rows: readonly KeyResultScore[]): string[] {
  if (entries.length === 0) return ['None.']
  const left = entries.length - MOST
  const byPath = new Map(rows.map((row) => [row.path, row]))
  const cells = entries
    .slice(0, MOST)
    .map(({ id, title, path, owner, objective, status, risk, score, expected, confidence }) => [
      RISK_LABEL[risk],
      STATUS_LABEL[status],
      `chance ${share(confidence)}`,
      `${nameOf(id, title)} (${cleanText(objective, 40)}${owner === null ? '' : `, ${cleanText(owner, 30)}`}): score ${share(score)}, expected ${share(expected)}${silence(byPath.get(path))}`,
    ])
  return [...aligned(cells, [2]), ...(left > 0 ? [`and ${left} more; --format json lists them all.`] : [])]
}

/** That it is at risk because nobody says anything, which its chance does not show. */
function silence(row: KeyResultScore | undefined): string {
  if (row?.reasons.includes('no_check_in')) return ', no check-in yet'
  const isOld = row?.reasons.some((reason) => reason === 'stale' || reason === 'unverified')
  return isOld && row?.lastCheckIn ? `, last check-in ${plainDay(row.lastCheckIn)}` : ''
}

function alignment({ alignment: found, departments, teams }: CompanyScore): string[] {
  const below = [...departments, ...teams].flatMap(({ objectives }) => objectives)
  const classes = below.map((objective) => objective.alignment)
  const orphans = classes.filter((name) => name !== 'rooted').length
  return [
    ...aligned(
      [
        ['Company objectives that somebody supports', share(found.objectiveCoverage), ''],
        ['  with a team', share(found.teamCoverage), ''],
        ['  with a supporter that is not off track', share(found.healthyCoverage), ''],
        ['Company key results that a supporter names', share(found.krCoverage.explicit), ''],
        ['  whose objective is supported', share(found.krCoverage.inherited), ''],
        ['Key results below that lead to the company', share(found.upwardAlignment), ''],
      ],
      [1],
    ),
    ...(classes.length === 0
      ? []
      : [
          orphans === 0
            ? 'Every objective of a department or team leads to the company.'
            : `${orphans} of ${classes.length} objectives of departments and teams lead to no company objective.`,
        ]),
  ]
}

function actions({ recommendations }: CompanyScore): string[] {
  if (recommendations.length === 0) return ['None.']
  return recommendations.flatMap(({ title, detail, owner, when }, index) => {
    const who = owner === '' ? '' : `${cleanText(owner, 60)}, `
    const first = `${index + 1}. `
    return [
      ...wrapped(first, `${cleanText(title)} (${who}${when === 'now' ? 'now' : `by ${dated(when)}`})`),
      ...wrapped(' '.repeat(first.length), cleanText(detail)),
    ]
  })
}

function withPlace(finding: CompanyFinding): CompanyFinding {
  return finding.path === '' ? finding : { ...finding, message: `${finding.path}: ${finding.message}` }
}

function nameOf(id: string | null, title: string): string {
  return cleanText(id === null ? title : `${id} ${title}`, 50)
}

function dated(day: string): string {
  return `${plainDay(day)} ${day.slice(0, 4)}`
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value)
}
