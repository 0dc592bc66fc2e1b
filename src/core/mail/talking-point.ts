import type { Contradiction, Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import type { Voice } from '#src/core/voice.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A row of which people, the rules and Linear do not say the same. */
export interface TalkingPoint {
  readonly title: string
  readonly url: string
  /** Empty: no two statuses contradict each other. */
  readonly voices: readonly Voice[]
  /** What the owner believes and what the rules reckon, 0..1; null: they are not far apart. */
  readonly confidence: { readonly owner: number; readonly chance: number } | null
}

/** So far apart that it is worth a word (scoring rules, "forecast"). */
const FAR_APART = 0.3

const ROUNDING = 1e-9

/** Contradictions first, then owners who see it otherwise than the numbers; each row once. */
export function talkingPoints(
  { contradictions }: Pick<Evaluation, 'contradictions'>,
  keyResults: readonly KeyResultResult[],
): readonly TalkingPoint[] {
  const byId = new Map(keyResults.map((result) => [result.id, result]))
  const told = new Set(contradictions.map(({ pageId }) => pageId))
  return [
    ...contradictions.map((found) => pointOf(found, found.voices, confidenceOf(byId.get(found.pageId)))),
    ...keyResults.flatMap((result) => {
      const confidence = confidenceOf(result)
      return confidence === null || told.has(result.id) ? [] : [pointOf(result, [], confidence)]
    }),
  ]
}

function pointOf(
  { title, url }: Pick<Contradiction, 'title' | 'url'>,
  voices: readonly Voice[],
  confidence: TalkingPoint['confidence'],
): TalkingPoint {
  return {
    title: cleanText(title, 100) || 'A row without a title',
    url,
    voices: voices.map((voice) => ({
      ...voice,
      words: cleanText(voice.words, 40),
      of: cleanText(voice.of, 60),
    })),
    confidence,
  }
}

function confidenceOf(result: KeyResultResult | undefined): TalkingPoint['confidence'] {
  if (result === undefined || statusInForce(result) === 'complete') return null
  const { ownerConfidence: owner, confidence: chance } = result
  if (owner === null || chance === null || Math.abs(owner - chance) <= FAR_APART + ROUNDING) return null
  return { owner, chance }
}
