import type { KeyResultResult, Recommendation } from '#src/core/evaluation.ts'
import { idsOf, MOST_NAMED, ownersOf, titleOf, titlesOf } from './naming.ts'

type Row = Pick<KeyResultResult, 'id' | 'title' | 'owners' | 'status' | 'risk' | 'confidence'>

/**
 * What to do today about the key results that are off track at critical risk: the first ones each, the rest together.
 * @param atRisk the riskiest first
 */
export function criticalAdvice(atRisk: readonly Row[]): readonly Recommendation[] {
  const critical = atRisk.filter(isCritical)
  const rest = critical.slice(MOST_NAMED)
  const each = critical.slice(0, MOST_NAMED).map((row) =>
    advice([row], {
      title: `Bring ${titleOf(row)} back, or let it go`,
      detail: `It is off track at critical risk${chance(row)}. Write down its Recovery plan today, or log the decision to drop or reduce it.`,
    }),
  )
  if (rest.length === 0) return each
  const several = advice(rest, {
    title: `Bring ${rest.length} more critical key ${rest.length === 1 ? 'result' : 'results'} back, or let go of what is lost`,
    detail: `Also off track at critical risk: ${titlesOf(rest)}.`,
  })
  return [...each, several]
}

export function isCritical({ status, risk }: Pick<Row, 'status' | 'risk'>): boolean {
  return status === 'off_track' && risk === 'critical'
}

function advice(rows: readonly Row[], said: Pick<Recommendation, 'title' | 'detail'>): Recommendation {
  return { code: 'critical', ...said, owner: ownersOf(rows), when: 'now', pageIds: idsOf(rows) }
}

function chance({ confidence }: Row): string {
  return confidence === null ? '' : `, with a chance of ${Math.round(confidence * 100)} %`
}
