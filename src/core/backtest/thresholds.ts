import { Policy } from '#src/core/policy.ts'
import type { Colour } from '#src/core/scoring/colour.ts'
import type { PastDay } from './past-courses.ts'
import { recut } from './recut.ts'
import { scoreAlone } from './score-alone.ts'

/** One way to turn what was known of a key result into colours. */
export interface Thresholds {
  readonly name: string
  /** What it does, for a reader. */
  readonly says: string
  /** The colour of each day. */
  shown(days: readonly PastDay[]): readonly Colour[]
}

type Cuts = Policy['cuts']

/** The thresholds in force, first, and others to compare them with; one that is the same as another is left out. */
export function thresholdsToTry(inForce: Cuts): readonly Thresholds[] {
  const { margin } = inForce
  const byConfidence = [
    cutting('In force', inForce),
    cutting('Defaults', Policy.parse({}).cuts),
    cutting('No margin', { ...inForce, margin: 0 }),
    cutting('Wider margin', { ...inForce, margin: margin + 0.05 }),
    cutting('Stricter', { green: 0.8, amber: 0.6, margin }),
    cutting('Milder', { green: 0.6, amber: 0.4, margin }),
    cutting('Red later', { ...inForce, amber: inForce.amber / 2 }),
  ]
  const first = new Map(byConfidence.toReversed().map((thresholds) => [thresholds.says, thresholds]))
  return [...byConfidence.filter((thresholds) => first.get(thresholds.says) === thresholds), byScoreAlone]
}

const byScoreAlone: Thresholds = {
  name: 'Score alone',
  says: 'green from a score of 0.7, amber from 0.4, whatever the day',
  shown: (days) => days.map(({ score }) => scoreAlone(score)),
}

function cutting(name: string, cuts: Cuts): Thresholds {
  const margin = cuts.margin === 0 ? 'no margin' : `margin ${percent(cuts.margin)}`
  return {
    name,
    says: `green above ${percent(cuts.green)}, red below ${percent(cuts.amber)}, ${margin}`,
    shown: (days) => recut(days, cuts),
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
