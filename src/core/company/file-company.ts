import type { Objective, Person } from '#src/core/model.ts'
import type { CompanyFinding } from './company-score.ts'
import type { FieldFault, Row } from './read-fields.ts'
import type { RowNames } from './row-names.ts'
import type { SectionTime } from './section-time.ts'

export type Level = NonNullable<Objective['level']>

/** A key result that is not read yet. */
export interface PlacedKeyResult {
  /** Its own alone: how many rows of the file were read when it was. */
  readonly count: number
  /** The path of its objective, and its position in it. */
  readonly under: string
  readonly index: number
  readonly id: string | null
  readonly title: string
  readonly row: Row
}

export interface FileObjective {
  /** See `rowKey`. */
  readonly key: string
  readonly path: string
  readonly id: string | null
  readonly title: string
  readonly level: Level
  readonly owner: string | null
  readonly owners: readonly Person[]
  /** As typed; null: none; NaN: no number. */
  readonly weight: number | null
  /** Ids of what it supports, as typed. */
  readonly supports: readonly string[]
  readonly keyResults: readonly PlacedKeyResult[]
  readonly names: RowNames
  readonly faults: readonly FieldFault[]
}

/** The company, a department or a team. */
export interface FileSection {
  readonly level: Level
  readonly name: string
  readonly owner: string | null
  /** Of a team, as typed. */
  readonly department: string | null
  readonly quarter: string | null
  readonly time: SectionTime
  readonly objectives: readonly FileObjective[]
}

/** A file as it was read. */
export interface FileCompany {
  readonly company: FileSection
  readonly departments: readonly FileSection[]
  readonly teams: readonly FileSection[]
  /** Of the file and its sections. */
  readonly findings: readonly CompanyFinding[]
}
