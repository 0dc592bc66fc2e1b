import type { Alignment, AlignmentClass, Evidence, Recommendation } from '#src/core/evaluation.ts'
import type {
  Ambition,
  Day,
  Finding,
  KeyResultType,
  Objective,
  Period,
  Risk,
  Status,
} from '#src/core/model.ts'

/** Something wrong in the file, with the row, the key and the mend. */
export interface CompanyFinding extends Pick<Finding, 'code' | 'level' | 'title' | 'message' | 'mend'> {
  /** Where the row stands, for example `team_okrs[2].objectives[0]`; empty: the file itself. */
  readonly path: string
  /** As in the file; null: the row bears none. */
  readonly id: string | null
  /** The key as the file names it, for example `target_value`. */
  readonly property: string | null
}

/** A fault of a key result's own row. */
export interface KeyResultError extends Pick<CompanyFinding, 'code' | 'message' | 'mend'> {
  /** `error`: not scored. `warning`: scored, and said. */
  readonly level: 'error' | 'warning'
  readonly property: string
}

/** Numbers as in `KeyResultResult`: shares 0..1, unrounded; null: unknown. */
export interface KeyResultScore {
  readonly id: string | null
  readonly title: string
  readonly path: string
  readonly owner: string | null
  readonly type: KeyResultType | null
  readonly ambition: Ambition
  readonly unit: string
  readonly weight: number
  readonly baseline: number | null
  readonly current: number | null
  readonly target: number | null
  /** The day of the value that was scored. */
  readonly lastCheckIn: Day | null
  readonly score: number | null
  readonly raw: number | null
  readonly plan: number | null
  readonly expected: number | null
  readonly gap: number | null
  readonly forecast: number | null
  readonly confidence: number | null
  readonly confidenceFull: number | null
  readonly need: number | null
  readonly pace: number | null
  readonly status: Status
  readonly risk: Risk
  readonly evidence: Evidence
  readonly reasons: readonly string[]
  readonly errors: readonly KeyResultError[]
}

/** What is rolled up, unrounded; null: nothing that could be scored. */
interface RolledUp {
  readonly score: number | null
  readonly expected: number | null
  /** The projected score, 0..1.5. */
  readonly forecast: number | null
  readonly confidence: number | null
  readonly status: Status
}

export interface ObjectiveScore<Row = KeyResultScore> extends RolledUp {
  readonly id: string | null
  readonly title: string
  readonly path: string
  readonly owner: string | null
  readonly level: NonNullable<Objective['level']>
  readonly weight: number
  readonly alignment: AlignmentClass
  /** Its id, or its title where it bears none; null: no key result counts. */
  readonly worstKeyResult: string | null
  readonly keyResults: readonly Row[]
  /** Those of its own row; its key results have their own. */
  readonly findings: readonly CompanyFinding[]
}

/** A department, a team, or the company. */
export interface GroupScore<Row = KeyResultScore> extends RolledUp {
  readonly name: string
  readonly owner: string | null
  /** Of a team, as the file names it. */
  readonly department: string | null
  readonly objectives: readonly ObjectiveScore<Row>[]
}

/** A key result at risk or off track. */
export interface AtRiskEntry
  extends Pick<
    KeyResultScore,
    'id' | 'title' | 'path' | 'owner' | 'status' | 'risk' | 'score' | 'expected' | 'confidence'
  > {
  /** The title of its objective. */
  readonly objective: string
}

/** Everything the rules say of one file at one moment. Same input, same output. `Row`: what is known of a key result. */
export interface CompanyScore<Row = KeyResultScore> {
  /** The day that is reckoned with. */
  readonly asOf: Day
  readonly quarter: { readonly name: string | null; readonly period: Period | null }
  /** Elapsed share of the quarter, 0..1; null: its days are not known. */
  readonly progress: number | null
  readonly ruleVersion: string
  readonly company: GroupScore<Row>
  readonly departments: readonly GroupScore<Row>[]
  readonly teams: readonly GroupScore<Row>[]
  /** The riskiest first. */
  readonly atRisk: readonly AtRiskEntry[]
  readonly recommendations: readonly Pick<Recommendation, 'code' | 'title' | 'detail' | 'owner' | 'when'>[]
  readonly alignment: Pick<
    Alignment,
    'objectiveCoverage' | 'teamCoverage' | 'healthyCoverage' | 'upwardAlignment'
  > & {
    readonly krCoverage: Alignment['keyResultCoverage']
    /** Of each lower objective, by its id, or by its path where it bears none. */
    readonly classes: Readonly<Record<string, AlignmentClass>>
    readonly findings: readonly CompanyFinding[]
  }
  /** All of them: of the file, of objectives, of key results, of how they hang together. */
  readonly findings: readonly CompanyFinding[]
}
