import type { Evaluation, Recommendation } from '#src/core/evaluation.ts'
import type { Database, DatabaseKind } from '#src/core/model.ts'
import {
  blanked,
  DECISION,
  INITIATIVE,
  KEY_RESULT,
  NO_ALIGNMENT,
  OBJECTIVE,
  unknownCoverage,
} from './blanks.ts'
import { type Unreckonable, unreckonable } from './unreckonable.ts'
import { withholdMemories } from './withhold-memories.ts'

/** Advice that goes by how objectives hang together. */
const OF_ALIGNMENT: ReadonlySet<string> = new Set(['no_support', 'orphan'])

/**
 * What the rules say, without what cannot be true while columns are lost: that is unknown, is not remembered, and nobody is
 * asked for anything because of it. Where nothing is lost it is the same evaluation.
 */
export function withhold(evaluation: Evaluation, databases: readonly Database[]): Evaluation {
  const found = unreckonable(databases)
  if (found.size === 0) return evaluation
  const because = sentence(databases)
  const { keyResults, objectives, initiatives, decisions, remember } = evaluation
  const noStatus = new Set<string>([
    ...(found.has('keyResults.status') ? keyResults.map(({ id }) => id) : []),
    ...(found.has('objectives.status') ? objectives.map(({ id }) => id) : []),
  ])
  const isAdvised = ({ code, pageIds }: Recommendation) =>
    !(found.has('alignment') && OF_ALIGNMENT.has(code)) && !pageIds.some((id) => noStatus.has(id))
  return {
    ...evaluation,
    objectives: objectives.map((result) => blanked(result, OBJECTIVE, found, because)),
    keyResults: keyResults.map((result) =>
      blanked(withoutCurrent(result, found), KEY_RESULT, found, because),
    ),
    initiatives: initiatives.map((result) => blanked(result, INITIATIVE, found, because)),
    decisions: decisions.map((result) => blanked(result, DECISION, found, because)),
    ...(found.has('alignment') ? { alignment: NO_ALIGNMENT, alignmentWithoutAccepted: null } : {}),
    ...(found.has('coverage') ? { workCoverage: unknownCoverage(evaluation.workCoverage) } : {}),
    ...(found.has('waiting') ? { waiting: [] } : {}),
    contradictions: evaluation.contradictions.filter(({ database }) => {
      return !found.has(database === 'initiatives' ? 'initiatives.health' : `${database}.voices`)
    }),
    atRisk: found.has('keyResults.status') ? [] : evaluation.atRisk,
    recommendations: evaluation.recommendations.filter(isAdvised),
    remember: withholdMemories(remember, found, kindById(evaluation)),
  }
}

function withoutCurrent(result: Evaluation['keyResults'][number], found: Unreckonable): typeof result {
  if (!found.has('keyResults.current')) return result
  const { measuredCurrent: _, ...rest } = result
  return rest
}

function kindById(evaluation: Evaluation): ReadonlyMap<string, DatabaseKind> {
  const kinds: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']
  return new Map(kinds.flatMap((kind) => evaluation[kind].map(({ id }) => [id, kind] as const)))
}

function sentence(databases: readonly Database[]): string {
  const names = databases.flatMap(({ lost }) => lost.map(({ property }) => property))
  return `Not reckoned now: ${[...new Set(names)].join(', ')} cannot be read in Notion.`
}
