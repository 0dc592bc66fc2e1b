import type { ForecastRecord } from '#src/core/mail/quarterly/forecast-record.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { CALIBRATION_CAVEAT, calibrationWords } from '#templates/words/calibration-words.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import type { Part } from './part.ts'

const THIRDS = { 1: 'First', 2: 'Second', 3: 'Last' } as const

/** How the chances that were told compare with what happened: our own Brier score and calibration. */
export function forecastPart({ forecast, leaders }: QuarterlyReport): Part {
  const told = forecast.checks > 0
  return {
    kind: 'tables',
    tables: {
      heading: 'Forecast against outcome',
      intro: [
        ...(told
          ? introOf(forecast)
          : [
              'No chance is stored for a key result of this cycle that has a final score, so there is nothing to compare.',
            ]),
        ...typedWords(leaders),
      ],
      tables: told ? [thirdsOf(forecast), binsOf(forecast)] : [],
      more: '',
    },
  }
}

/** What people typed beside the forecast, on one line; nothing where nobody typed a colour. */
function typedWords(leaders: QuarterlyReport['leaders']): readonly string[] {
  const told = calibrationWords(leaders)
  return told.length === 0 ? [] : [`Typed by hand: ${told.join(' ')} ${CALIBRATION_CAVEAT}`]
}

/** `0.172`: what tells two forecasts apart is often the third decimal. */
function brierWords(brier: number | null): string {
  return brier === null ? '–' : brier.toFixed(3)
}

/** Whether the chances told more than the share of hits alone would have, which is known only afterwards. */
export function skillWords({ brier, brierOfHitRate, hitRate }: ForecastRecord): string {
  const better = (brier ?? 0) < (brierOfHitRate ?? 0)
  return `Brier score ${brierWords(brier)}, ${better ? 'better' : 'no better'} than the ${brierWords(brierOfHitRate)} of always saying ${formatShare(hitRate)}, the share that was hit`
}

function introOf(forecast: ForecastRecord): readonly string[] {
  const { checks, keyResults, isFew, calibrationError } = forecast
  return [
    `${countOf(checks, 'chance')} told, the last of each week, of ${countOf(keyResults, 'key result')}. ${skillWords(forecast)}: 0 is perfect, 0.25 is always saying 50\u00a0%. On average a chance was ${formatShare(calibrationError)} away from what happened.`,
    ...(isFew
      ? [
          `${countOf(keyResults, 'key result')} ${keyResults === 1 ? 'is' : 'are'} too few to judge the forecast by: one more or less changes every figure.`,
        ]
      : []),
  ]
}

function thirdsOf({ thirds }: ForecastRecord) {
  return {
    columns: ['Third', 'Told', 'Hit', 'Brier / base', 'Chances'],
    rows: thirds.map(({ third, told, hitRate, brier, brierOfHitRate, checks }) => [
      THIRDS[third],
      formatShare(told),
      formatShare(hitRate),
      checks === 0 ? '–' : `${formatScore(brier)} / ${formatScore(brierOfHitRate)}`,
      String(checks),
    ]),
  }
}

function binsOf({ bins }: ForecastRecord) {
  return {
    columns: ['When we said', 'Told', 'Hit', 'Chances'],
    rows: bins.map(({ from, to, told, happened, checks }) => [
      `${Math.round(from * 100)} to ${formatShare(to)}`,
      formatShare(told),
      formatShare(happened),
      String(checks),
    ]),
  }
}
