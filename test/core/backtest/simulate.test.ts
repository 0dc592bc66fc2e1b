import { expect, test } from 'vitest'
import { simulate } from '#src/core/backtest/simulate.ts'

test('3600 key results of seed 2026 are those of the suite', () => {
  const all = simulate(2026, 400)

  expect(all).toHaveLength(3600)
  expect(all.filter(({ final }) => final >= 1 - 1e-9)).toHaveLength(1605)
  expect(all.filter(({ final }) => final >= 0.7 - 1e-9)).toHaveLength(2707)
  expect(all.reduce((sum, { final }) => sum + final, 0) / 3600).toBeCloseTo(0.9380524, 7)
  expect(all.reduce((sum, { checkIns }) => sum + checkIns.length, 0)).toBe(32_330)
})

test('the first of each kind has its check-ins, its declared curve and its end', () => {
  const first = simulate(2026, 1).map(({ checkIns, ...keyResult }) => ({
    ...keyResult,
    final: round(keyResult.final),
    first: [checkIns[0]?.week, round(checkIns[0]?.raw)],
    count: checkIns.length,
  }))

  expect(first).toEqual([
    { kind: 'linear', curve: 'linear', first: [1, 0.038181], count: 3, final: 0.999715 },
    { kind: 'milestone', curve: 'linear', first: [4, 0.333333], count: 1, final: 1 },
    { kind: 's_curve', curve: 'linear', first: [8, 1.00604], count: 2, final: 1.280811 },
    { kind: 'stalled', curve: 'linear', first: [1, 0.142908], count: 8, final: 0.575396 },
    { kind: 'late_surge', curve: 'linear', first: [1, 0.044433], count: 11, final: 0.700751 },
    { kind: 'regression', curve: 'linear', first: [2, 0.156349], count: 3, final: 0.908059 },
    { kind: 'front_loaded', curve: 'front_loaded', first: [1, 0.204132], count: 13, final: 1.397831 },
    { kind: 'late_start', curve: 'linear', first: [2, -0.016545], count: 11, final: 1.056115 },
    { kind: 'noisy_gauge', curve: 'linear', first: [3, 0.23475], count: 3, final: 1.02315 },
  ])
})

function round(number: number | undefined): number {
  return Math.round((number ?? Number.NaN) * 1e6) / 1e6
}
