import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import { addDays } from '#src/core/time/day.ts'
import { aScoreInput } from '#test/core/a-score-input.ts'

/** Week and raw score of each check-in, and what was forecast at three elapsed shares. */
interface Vector {
  readonly kind: string
  readonly pacing: 'linear' | 'front' | 'back'
  readonly history: readonly (readonly [week: number, raw: number])[]
  readonly p: Readonly<Record<string, readonly [committed: number, aspirational: number, forecast: number]>>
}

const policy = Policy.parse({})
const curves = { linear: 'Linear', front: 'Front-loaded', back: 'Back-loaded' }

/** 13 weeks, so that week w of the vector is exactly t = w / 13. */
const period = { start: '2026-01-05', end: '2026-04-05' }

function forecastAt(vector: Pick<Vector, 'pacing' | 'history'>, t: number) {
  const now = addDays(period.start, Math.floor(t * 91))
  const history = vector.history
    .map(([week, value]) => ({ day: addDays(period.start, 7 * week), value }))
    .filter(({ day }) => day <= now)
  const input = aScoreInput({ target: 1, period, curve: curves[vector.pacing], history })
  const committed = scoreKeyResult({ ...input, ambition: 'committed' }, now, policy)
  const aspirational = scoreKeyResult({ ...input, ambition: 'aspirational' }, now, policy)
  return [committed.confidence, aspirational.confidence, aspirational.forecast]
}

function expectToFourDigits(vector: Vector) {
  for (const [t, expected] of Object.entries(vector.p)) {
    const found = forecastAt(vector, Number(t))
    for (const [index, value] of expected.entries()) {
      expect(Math.abs((found[index] ?? Number.NaN) - value), `${vector.kind} at ${t}`).toBeLessThan(5.1e-5)
    }
  }
}

test('forecasts of the backtest are met to 4 digits', () => {
  expectToFourDigits({
    kind: 'linear',
    pacing: 'linear',
    history: [
      [1, 0.038181],
      [8, 0.62181],
      [13, 0.999715],
    ],
    p: {
      '0.25': [0.4573, 0.6799, 0.944],
      '0.5': [0.4573, 0.6799, 0.944],
      '0.75': [0.5097, 0.8448, 1.0074],
    },
  })
  expectToFourDigits({
    kind: 'front-loaded',
    pacing: 'front',
    history: [
      [3, 0.69419],
      [6, 1.115144],
      [9, 1.297692],
    ],
    p: {
      '0.25': [0.8197, 0.9539, 1.3562],
      '0.5': [0.9578, 0.998, 1.4484],
      '0.75': [0.9967, 1, 1.4052],
    },
  })
  expectToFourDigits({
    kind: 'milestone',
    pacing: 'linear',
    history: [[4, 0.333333]],
    p: { '0.25': [0.5, 0.7061, 1], '0.5': [0.5309, 0.781, 1.0333], '0.75': [0.5309, 0.781, 1.0333] },
  })
})

const file = new URL('../../../../shared/data/forecast-vectors.json', import.meta.url)
const isAbsent = !existsSync(file)
const note = isAbsent ? ' (SKIPPED: ../shared/data is absent, so they were NOT compared)' : ''

test(`all stored forecasts of the backtest are met to 4 digits${note}`, (context) => {
  if (isAbsent) {
    process.stderr.write(`\nThe stored forecasts of the backtest${note}\n`)
    context.skip(note)
  }
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[]
  expect(vectors).toHaveLength(9)
  for (const vector of vectors) expectToFourDigits(vector)
})
