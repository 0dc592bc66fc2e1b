import { NO_ALIGNMENT } from '#src/core/alignment/no-alignment.ts'
import type { Evaluation, Recommendation, Withheld } from '#src/core/evaluation.ts'
import type { DatabaseKind, Day, ServiceField } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { blanked, DECISION, INITIATIVE, KEY_RESULT, OBJECTIVE, unknownCoverage } from './blanks.ts'
import { NEEDS, type Said } from './needs.ts'
import type { Unreckonable } from './unreckonable.ts'
import { withholdMemories } from './withhold-memories.ts'

/** Advice that goes by how objectives hang together. */
const OF_ALIGNMENT: ReadonlySet<string> = new Set(['no_support', 'orphan'])

const KINDS: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']

/**
 * What the rules say, without what cannot be true while columns are lost: that is unknown, is not remembered, and nobody is
 * asked for anything because of it. Of rows that do not need what is lost everything stays.
 * @param lastKnown the last day of which something is remembered, by row
 */
export function withhold(
  evaluation: Evaluation,
  found: Unreckonable,
  lastKnown: ReadonlyMap<string, Day>,
): Evaluation {
  if (found.isNone) return evaluation
  const { keyResults, objectives, initiatives, decisions, remember } = evaluation
  const kindOf = kindById(evaluation)
  const isLost = (said: Said, id: string) => found.causes(said, id).size > 0
  const isOfAny = (said: Said) => found.ofAny(said).size > 0
  const hasNoStatus = (id: string) => isLost('keyResults.status', id) || isLost('objectives.status', id)
  const isAdvised = ({ code, pageIds }: Recommendation) =>
    !(isOfAny('company.alignment') && OF_ALIGNMENT.has(code)) && !pageIds.some(hasNoStatus)
  const told = (id: string) => (columns: ReadonlySet<string>) => sentence(columns, lastKnown.get(id))
  const waits = (id: string) => !isLost('initiatives.waits', id)
  return {
    ...evaluation,
    objectives: objectives.map((result) => blanked(result, OBJECTIVE, found, told(result.id))),
    keyResults: keyResults.map((result) =>
      blanked(withoutCurrent(result, found), KEY_RESULT, found, told(result.id)),
    ),
    initiatives: initiatives.map((result) => blanked(result, INITIATIVE, found, told(result.id))),
    decisions: decisions.map((result) => blanked(result, DECISION, found, told(result.id))),
    ...(isOfAny('company.alignment') ? { alignment: NO_ALIGNMENT, alignmentWithoutAccepted: null } : {}),
    ...(isOfAny('company.coverage') ? { workCoverage: unknownCoverage(evaluation.workCoverage) } : {}),
    waiting: evaluation.waiting.filter((wait) =>
      wait.initiatives.every(({ id, waitsFor }) => waits(id) && waits(waitsFor.id)),
    ),
    contradictions: evaluation.contradictions.filter(({ database, pageId }) => {
      return !isLost(database === 'initiatives' ? 'initiatives.health' : `${database}.voices`, pageId)
    }),
    atRisk: evaluation.atRisk.filter((id) => !isLost('keyResults.status', id)),
    recommendations: evaluation.recommendations.filter(isAdvised),
    remember: withholdMemories(remember, found, kindOf),
    withheld: [...kindOf].flatMap(([id, kind]) => withheldOf(id, kind, found, told(id))),
  }
}

function withoutCurrent(result: Evaluation['keyResults'][number], found: Unreckonable): typeof result {
  if (found.causes('keyResults.current', result.id).size === 0) return result
  const { measuredCurrent: _, ...rest } = result
  return rest
}

function withheldOf(
  pageId: string,
  kind: DatabaseKind,
  found: Unreckonable,
  told: (columns: ReadonlySet<string>) => string,
): Withheld[] {
  const said = (Object.keys(NEEDS) as Said[]).filter(
    (each) => each.startsWith(`${kind}.`) && found.causes(each, pageId).size > 0,
  )
  if (said.length === 0) return []
  const names = said.map((each) => each.slice(kind.length + 1))
  const fields = (Object.keys(FIELD_LABEL) as ServiceField[]).filter((field) => names.includes(field))
  return [{ pageId, fields, because: told(new Set(said.flatMap((each) => [...found.causes(each, pageId)]))) }]
}

function kindById(evaluation: Evaluation): ReadonlyMap<string, DatabaseKind> {
  return new Map(KINDS.flatMap((kind) => evaluation[kind].map(({ id }) => [id, kind] as const)))
}

function sentence(columns: ReadonlySet<string>, lastKnown: Day | undefined): string {
  const since = lastKnown === undefined ? 'now' : `since ${plainDay(lastKnown)}`
  return `Not reckoned ${since}: ${[...columns].join(', ')} cannot be read in Notion.`
}
