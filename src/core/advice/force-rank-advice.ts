import type { KeyResultResult, Recommendation } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { isLastThird } from './last-third.ts'
import { idsOf, ownersOf, titleOf, titlesOf } from './naming.ts'
import { withinAWeek } from './within-a-week.ts'

type Row = Pick<KeyResultResult, 'id' | 'title' | 'owners' | 'confidence' | 'period'>

const EVEN_CHANCE = 0.5

const ROUNDING = 1e-9

/**
 * What is at risk or off track late in its period has to compete for the time that is left.
 * @param atRisk the riskiest first
 */
export function forceRankAdvice(atRisk: readonly Row[], today: Day): readonly Recommendation[] {
  const rows = atRisk.filter(({ period }) => isLastThird(period, today))
  const [first] = rows
  if (first === undefined) return []
  const reachable = rows.filter(({ confidence }) => (confidence ?? 0) >= EVEN_CHANCE - ROUNDING).length
  return [
    {
      code: 'force_rank',
      title:
        rows.length === 1
          ? `Push for ${titleOf(first)}, or accept the miss`
          : titleFor(rows.length, reachable),
      detail: `The last third has begun and the time will not do for everything. Riskiest first: ${titlesOf(rows)}.`,
      owner: ownersOf(rows),
      when: withinAWeek(rows, today),
      pageIds: idsOf(rows),
    },
  ]
}

function titleFor(all: number, reachable: number): string {
  const rank = `Rank the ${all} key results that are not on track`
  if (reachable === 0) return `${rank}: none has an even chance, so choose which misses to accept`
  if (reachable === all) return `${rank}: each can still be reached, but hardly all of them`
  return `${rank} and keep the ${reachable === 1 ? 'one' : reachable} that can still be reached`
}
