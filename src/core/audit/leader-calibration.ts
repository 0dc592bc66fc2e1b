import { colourQuality, type ShownColour } from '#src/core/backtest/colour-quality.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { statusOfWord } from '#src/core/rows/voices.ts'
import type { Colour } from '#src/core/scoring/colour.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** Of one colour that leaders typed. */
export interface WordRecord {
  readonly colour: Colour
  readonly typed: number
  readonly hits: number
  /** hits / typed, 0..1; null: none was typed. */
  readonly hitShare: number | null
  /** The shares, 0..1, that as many hits are likely to come from (95 of 100 times); null: none was typed. */
  readonly likely: { readonly least: number; readonly most: number } | null
}

/** How far the statuses that leaders typed came true in cycles that are over. */
export interface LeaderCalibration {
  /** Green, amber and red, in this order. */
  readonly colours: readonly WordRecord[]
  /** Typed, and no final score can be reckoned: neither a hit nor a miss. */
  readonly withoutScore: number
  /** Words that name no colour, such as Done (the end, not a forecast) or a word of the house, the most frequent first. */
  readonly otherWords: readonly { readonly word: string; readonly count: number }[]
}

const COLOURS: readonly Colour[] = ['on_track', 'at_risk', 'off_track']

/** 95 % of a normal distribution lie within so many standard deviations. */
const DEVIATIONS = 1.96

/**
 * Holds the last typed status of each key result of an ended cycle against its final score. Dropped and deferred ones have no end.
 * The word is the one that stands there now: whether it was typed a week before the end or after it is not known.
 */
export function leaderCalibration(
  keyResults: readonly Pick<KeyResultResult, 'ended' | 'state' | 'word' | 'status' | 'score'>[],
): LeaderCalibration {
  const shown: ShownColour[] = []
  const others = new Map<string, number>()
  let withoutScore = 0
  for (const { ended, state, word, status, score } of keyResults) {
    const said = cleanText(word ?? '', 40)
    if (!ended || state === 'dropped' || state === 'deferred' || said === '') continue
    const colour = COLOURS.find((each) => each === statusOfWord(word ?? ''))
    if (colour === undefined) others.set(said, (others.get(said) ?? 0) + 1)
    else if (score === null) withoutScore += 1
    else shown.push({ colour, hit: status === 'complete' })
  }
  const { hitRate } = colourQuality(shown)
  return {
    colours: COLOURS.map((colour) => {
      const typed = shown.filter((each) => each.colour === colour)
      const hits = typed.filter(({ hit }) => hit).length
      return {
        colour,
        typed: typed.length,
        hits,
        hitShare: hitRate[colour],
        likely: typed.length === 0 ? null : likelyShares(hits, typed.length),
      }
    }),
    withoutScore,
    otherWords: [...others].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count),
  }
}

/** Wilson's interval, which stays within 0..1 and is honest about a handful. */
function likelyShares(hits: number, all: number): { readonly least: number; readonly most: number } {
  const share = hits / all
  const square = DEVIATIONS ** 2
  const centre = (share + square / (2 * all)) / (1 + square / all)
  const reach =
    (DEVIATIONS * Math.sqrt((share * (1 - share)) / all + square / (4 * all ** 2))) / (1 + square / all)
  return { least: Math.max(0, centre - reach), most: Math.min(1, centre + reach) }
}
