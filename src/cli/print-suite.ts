import type { Figure } from '#src/core/backtest/figure.ts'
import type { LeftOut } from '#src/core/backtest/past-courses.ts'
import type { Suite } from '#src/core/backtest/suite.ts'
import { printLeftOut } from './print-left-out.ts'

const NAME_WIDTH = 42
const FIGURE_WIDTH = 11

/** The simulated suite for a person: each figure beside the expected one. */
export function printSuite({ figures, agrees }: Suite, leftOut: LeftOut): string {
  const groups = [...Map.groupBy(figures, ({ group }) => group)]
  const differing = figures.filter((figure) => !figure.agrees).length
  return `${[
    'No key result of a cycle that has ended can be judged yet, so there is nothing',
    'of your own to learn from.',
    ...printLeftOut(leftOut),
    'Instead the rules were run, with the default policy, on simulated key results',
    'whose outcome is known.',
    '',
    'Brier score: 0 is perfect, 0.25 is what always saying 50 % would get.',
    'Judged at 25, 50 and 75 % of the quarter. At 25 % no rule knows much: early',
    'colours are weak evidence.',
    '',
    `${''.padEnd(NAME_WIDTH)}${['found', 'expected'].map((head) => head.padStart(FIGURE_WIDTH)).join('')}`,
    ...groups.flatMap(([group, ofGroup]) => [group, ...ofGroup.map(line), '']),
    agrees
      ? `All ${figures.length} figures are as expected.`
      : `${differing} of ${figures.length} figures are not as expected: other rules were measured than these.`,
  ].join('\n')}\n`
}

function line(figure: Figure): string {
  const values = [figure.found, figure.expected].map((value) => amount(value, figure).padStart(FIGURE_WIDTH))
  return `  ${figure.name.padEnd(NAME_WIDTH - 2)}${values.join('')}${figure.agrees ? '' : '   differs'}`
}

function amount(value: number | null, { unit, digits }: Figure): string {
  if (value === null) return '–'
  return unit === 'share' ? `${(value * 100).toFixed(digits - 2)} %` : value.toFixed(digits)
}
