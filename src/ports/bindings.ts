import type { Instant, Person } from '#src/core/model.ts'

/** A field of ours and the Notion property that it was bound to. */
export interface Binding {
  readonly dataSourceId: string
  /** A field's name in our words, for example `target` or `status`. */
  readonly field: string
  /** Survives a rename; as Notion gives it, URL-encoded. */
  readonly propertyId: string
  /** The property's name when it was last seen. */
  readonly name: string
  /** true: the column is the service's to write. */
  readonly owned: boolean
}

/** What the service has learned about a Notion workspace and would otherwise ask again in every run. */
export interface Bindings {
  list(): Promise<readonly Binding[]>
  /** Replaces what was known of the same data source and field. */
  save(bindings: readonly Binding[]): Promise<void>
  /** Forgets what was known of these; what is not known is no fault. */
  forget(bindings: readonly Pick<Binding, 'dataSourceId' | 'field'>[]): Promise<void>
  /** The data source that a database id or link was resolved to; null: not yet known. */
  dataSource(reference: string): Promise<string | null>
  saveDataSource(reference: string, dataSourceId: string): Promise<void>
  /** People looked up since the given moment. */
  people(since: Instant): Promise<readonly Person[]>
  savePeople(people: readonly Person[], at: Instant): Promise<void>
}
