/** Which teams and people the rows of a company name. */
export interface NamedInRows {
  /** As they are written, each once; null: no column holds them. */
  readonly teams: readonly string[] | null
  /** In lower case; null: not everybody is told of who has one. */
  readonly addresses: ReadonlySet<string> | null
}
