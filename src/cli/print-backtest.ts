import type { Backtest, JudgedThresholds } from '#src/core/backtest/backtest.ts'
import { counted } from './counted.ts'
import { printLeftOut } from './print-left-out.ts'
import { wrapped } from './wrapped.ts'

/** With fewer, one key result more or less changes every share. */
const FEW = 20

/** A terminal that nobody has widened. */
const WIDTH = 80

/** How good the chances and colours of past cycles were, for a person. */
export function printBacktest(past: Backtest): string {
  const { chances, thresholds } = past
  const say = (text: string, indent = '') => wrapped(indent, text, WIDTH)
  return `${[
    ...say(
      `${counted(past.keyResults, 'key result')} of cycles that ended ${between(past)}: ${past.hits} reached ${past.hits === 1 ? 'its' : 'their'} target score. Judged at ${counted(chances.checks, 'weekly check')}.`,
    ),
    ...(past.keyResults < FEW ? [`Fewer than ${FEW} key results: read this as stories, not as rates.`] : []),
    ...printLeftOut(past.leftOut),
    ...say(`Rules: ${past.ruleVersions.join(', ')}.`),
    '',
    'Chances',
    `  Brier score ${number(chances.brier)} (0 is perfect, 0.25 is what always saying 50 % would get)`,
    ...say(
      `Always saying ${share(chances.hitRate)}, the share that was reached, would have got ${number(chances.brierOfHitRate)}.`,
      '  ',
    ),
    `  On average a chance was ${share(chances.calibrationError)} away from what happened:`,
    ...table([
      ['told', 'reached', 'checks'],
      ...chances.bins.map((bin) => [share(bin.told), share(bin.happened), String(bin.checks)]),
    ]),
    '',
    'Colours, under the thresholds in force and under others',
    ...table([
      ['', 'reached', 'when', '', 'hits', 'misses', 'misses', 'lead', ''],
      ['', 'green', 'amber', 'red', 'red', 'green', 'warned', 'days', 'gained'],
      ...thresholds.map(row),
    ]),
    '',
    ...say(
      'Reached when green, amber, red: of the checks with that colour, how many belong to what was reached in the end. Hits red: of the checks of what was reached, how many were red (false alarms). Misses green: the other way round. Misses warned: red in the end. Lead days: so long before the end half of the misses had turned red for good.',
    ),
    '',
    ...thresholds.flatMap(({ name, says }) => say(says, `  ${name}: `)),
  ].join('\n')}\n`
}

function between({ ended }: Backtest): string {
  if (ended === null) return ''
  return ended.from === ended.to ? `on ${ended.to}` : `between ${ended.from} and ${ended.to}`
}

function row(each: JudgedThresholds): string[] {
  const { hitRate } = each
  return [
    each.name,
    ...[hitRate.on_track, hitRate.at_risk, hitRate.off_track, each.falseAlarms, each.missedAlarms].map(share),
    `${each.warned} of ${each.misses}`,
    each.leadDays === null ? '–' : `${each.leadDays}`,
    each.leadGained === null || each.leadGained === 0
      ? '–'
      : `${each.leadGained > 0 ? '+' : ''}${each.leadGained}`,
  ]
}

/** Columns as wide as their widest cell; the first one to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  )
  return rows.map((cells) =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  )
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}
