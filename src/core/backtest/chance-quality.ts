/** A chance that was told, and what became of it. */
export interface ToldChance {
  /** 0..1 */
  readonly confidence: number
  readonly hit: boolean
}

/** How far chances can be believed; null: there are none. */
export interface ChanceQuality {
  readonly checks: number
  /** Share of hits, 0..1. */
  readonly hitRate: number | null
  /** Mean squared distance of the chance from what happened: 0 is perfect, 0.25 is always saying 50 %. */
  readonly brier: number | null
  /** What always saying the hit rate, known only afterwards, would have scored. */
  readonly brierOfHitRate: number | null
  /** Mean distance between chance told and share of hits over the bins, by how many are in each (ECE), 0..1. */
  readonly calibrationError: number | null
  /** Of equal width, the empty ones left out. */
  readonly bins: readonly Bin[]
}

export interface Bin {
  readonly from: number
  readonly to: number
  readonly checks: number
  /** Mean of the chances told. */
  readonly told: number
  /** Share of hits. */
  readonly happened: number
}

/**
 * Judges chances by what became of them.
 * @param binCount how many bins the calibration is told in
 */
export function chanceQuality(told: readonly ToldChance[], binCount = 10): ChanceQuality {
  const hitRate = mean(told.map(outcome))
  const bins = binsOf(told, binCount)
  return {
    checks: told.length,
    hitRate,
    brier: mean(told.map((each) => (each.confidence - outcome(each)) ** 2)),
    brierOfHitRate: hitRate === null ? null : hitRate * (1 - hitRate),
    calibrationError:
      told.length === 0
        ? null
        : bins.reduce((sum, bin) => sum + Math.abs(bin.told - bin.happened) * bin.checks, 0) / told.length,
    bins,
  }
}

function binsOf(told: readonly ToldChance[], count: number): Bin[] {
  const byBin = Map.groupBy(told, ({ confidence }) => Math.min(count - 1, Math.floor(confidence * count)))
  return Array.from({ length: count }, (_, bin): Bin | null => {
    const within = byBin.get(bin) ?? []
    const meanTold = mean(within.map(({ confidence }) => confidence))
    const happened = mean(within.map(outcome))
    if (meanTold === null || happened === null) return null
    return { from: bin / count, to: (bin + 1) / count, checks: within.length, told: meanTold, happened }
  }).filter((bin) => bin !== null)
}

function outcome({ hit }: ToldChance): number {
  return hit ? 1 : 0
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
