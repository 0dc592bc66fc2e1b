import type { DatabaseKind } from '#src/core/model.ts'
import type { LaidWorkspace } from '#test/adapters/notion/laid-workspace.ts'

/** What a person who knows the company and the contract with Notion would take one table for. */
export interface ExpectedTable {
  readonly dataSourceId: string
  /** null: of no use to OKRs. */
  readonly kind: DatabaseKind | null
  /** Objectives and key results are rows of it. */
  readonly holds?: 'both'
  readonly flat: boolean
  /** The property of each field, by the field's code; what is not named here or below means something else. */
  readonly columns: Readonly<Record<string, string>>
  /** Properties that are as good for a field as the one chosen; a field that is named only here may also be left out. */
  readonly mayBe?: Readonly<Record<string, readonly string[]>>
}

/** A company's Notion, laid into the stand-in, with the mapping that a person would choose. */
export interface CorpusWorkspace {
  readonly name: string
  /** @returns the link that a person would paste, and every table under it */
  lay(workspace: LaidWorkspace): Promise<{ link: string; expected: readonly ExpectedTable[] }>
}
