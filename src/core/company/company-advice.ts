import { atRisk } from '#src/core/advice/at-risk.ts'
import { recommendations } from '#src/core/advice/recommendations.ts'
import type { Day } from '#src/core/model.ts'
import type { CompanyAlignment } from './company-alignment.ts'
import { linkName } from './company-alignment.ts'
import type { CompanyScore } from './company-score.ts'
import { inFileWords } from './file-words.ts'
import { keyResultPath } from './key-result-path.ts'
import { ROW_NAMES } from './row-names.ts'
import type { ScoredObjective } from './score-objective.ts'

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
  const titles = new Map(objectives.map(({ id, title }) => [id, title]))
  const worries = atRisk(
    scored.flatMap(({ rows }) => rows),
    objectives,
  )
  return {
    atRisk: worries.map(({ row, objectiveId, owner, status, risk, score, expected, confidence }) => {
      const { id, title } = row
      const objective = titles.get(objectiveId ?? '') ?? ''
      const path = keyResultPath(row)
      return { id, title, path, objective, owner, status, risk, score, expected, confidence }
    }),
    recommendations: recommendations({ atRisk: worries, objectives, today }).map((advice) => {
      const { code, title, detail, owner, when } = advice
      const said = inFileWords({ code, property: null, message: title, mend: detail }, ROW_NAMES)
      return { code, title: said.message, detail: said.mend, owner, when }
    }),
  }
}
