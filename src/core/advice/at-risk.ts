import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { Risk, Status } from '#src/core/model.ts'

/** What the order of risk takes of a key result; `status` is the one in force. */
export type AtRiskKeyResult = Pick<
  KeyResultResult,
  'id' | 'status' | 'risk' | 'confidence' | 'weight' | 'objectiveId'
>

type Parents = readonly Pick<ObjectiveResult, 'id' | 'weight'>[]

interface Rank {
  readonly id: string
  /** 0 is the gravest. */
  readonly risk: number
  readonly stake: number
}

/** The order in which a reader should meet risks. */
export const GRAVEST_FIRST: readonly Risk[] = ['critical', 'high', 'medium', 'low', 'none']

/** What a status can mean at least and at most: where a person's word is in force, the risk is still that of the rules. */
const SPAN: Readonly<Partial<Record<Status, { readonly most: Risk; readonly least: Risk }>>> = {
  off_track: { most: 'critical', least: 'high' },
  at_risk: { most: 'high', least: 'medium' },
}

/** An unknown chance is neither a certainty nor a miss. */
const UNKNOWN_CHANCE = 0.5

/** Sorts by risk, then by (1 - confidence) * weight * weight of the objective, then by id (scoring rules, "risk"). */
export function byRisk(objectives: Parents): (a: AtRiskKeyResult, b: AtRiskKeyResult) => number {
  const rankOf = ranker(objectives)
  return (a, b) => gravestFirst(rankOf(a), rankOf(b))
}

/** Those at risk or off track, the riskiest first. */
export function atRisk<KeyResult extends AtRiskKeyResult>(
  keyResults: readonly KeyResult[],
  objectives: Parents,
): readonly KeyResult[] {
  const rankOf = ranker(objectives)
  return keyResults
    .filter(({ status }) => status === 'at_risk' || status === 'off_track')
    .map((row) => ({ row, rank: rankOf(row) }))
    .toSorted((a, b) => gravestFirst(a.rank, b.rank))
    .map(({ row }) => row)
}

function ranker(objectives: Parents): (row: AtRiskKeyResult) => Rank {
  const weights = new Map(objectives.map(({ id, weight }) => [id, weight]))
  return ({ id, status, risk, confidence, weight, objectiveId }) => ({
    id,
    risk: GRAVEST_FIRST.indexOf(within(SPAN[status], risk)),
    stake: (1 - (confidence ?? UNKNOWN_CHANCE)) * weight * (weights.get(objectiveId ?? '') ?? 1),
  })
}

function within(span: (typeof SPAN)[Status], risk: Risk): Risk {
  if (span === undefined) return risk
  const rank = GRAVEST_FIRST.indexOf(risk)
  if (rank < GRAVEST_FIRST.indexOf(span.most)) return span.most
  return rank > GRAVEST_FIRST.indexOf(span.least) ? span.least : risk
}

function gravestFirst(a: Rank, b: Rank): number {
  if (a.risk !== b.risk) return a.risk - b.risk
  if (a.stake !== b.stake) return b.stake - a.stake
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
