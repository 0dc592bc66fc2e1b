import { atRisk } from '#src/core/advice/at-risk.ts'
import { recommendations } from '#src/core/advice/recommendations.ts'
import type { Day } from '#src/core/model.ts'
import type { CompanyAlignment } from './company-alignment.ts'
import { linkName } from './company-alignment.ts'
import type { CompanyScore, KeyResultScore } from './company-score.ts'
import { inFileWords } from './file-words.ts'
import { ROW_NAMES } from './row-names.ts'
import type { ScoredObjective } from './score-objective.ts'
import type { ScoredRow } from './score-row.ts'

/** What is at risk in a file, the riskiest first, and what to do about it. */
export function companyAdvice(
  scored: readonly ScoredObjective[],
  { classes, supported }: CompanyAlignment,
  today: Day,
): Pick<CompanyScore, 'atRisk' | 'recommendations'> {
  const objectives = scored.map(({ id, weight, status, objective, section }) => ({
    id,
    title: objective.title,
    level: objective.level,
    owners: objective.owners,
    status,
    weight,
    alignment: classes.get(linkName(objective)) ?? 'unlinked',
    period: section.time.period,
    supported: supported.has(linkName(objective)),
  }))
  const shownOf = new Map<string, { readonly shown: KeyResultScore; readonly objective: string }>()
  const worried: ScoredRow['judged'][] = []
  for (const { objective, rows } of scored) {
    for (const { judged, shown } of rows) {
      if (judged.status !== 'at_risk' && judged.status !== 'off_track') continue
      shownOf.set(judged.id, { shown, objective: objective.title })
      worried.push(judged)
    }
  }
  const keyResults = atRisk(worried, objectives)
  return {
    atRisk: keyResults.flatMap(({ id: key }) => {
      const found = shownOf.get(key)
      if (found === undefined) return []
      const { id, title, path, owner, status, risk, score, expected, confidence } = found.shown
      const { objective } = found
      return { id, title, path, objective, owner, status, risk, score, expected, confidence }
    }),
    recommendations: recommendations({ keyResults, objectives, today }).map((advice) => {
      const { code, title, detail, owner, when } = advice
      const said = inFileWords({ code, property: null, message: title, mend: detail }, ROW_NAMES)
      return { code, title: said.message, detail: said.mend, owner, when }
    }),
  }
}
