import type { Instant } from '#src/core/model.ts'
import type { RichText } from './rich-text.ts'

/** A day or moment as Notion answers it. */
export interface DateValue {
  readonly start: string
  readonly end: string | null
  readonly time_zone: string | null
}

/** A file by its address elsewhere. */
interface ExternalFile {
  readonly name: string
  readonly url: string
}

/** What a cell holds. Options, people and pages are kept by id. */
export type Value =
  | { readonly type: 'title'; readonly title: readonly RichText[] }
  | { readonly type: 'rich_text'; readonly rich_text: readonly RichText[] }
  | { readonly type: 'number'; readonly number: number | null }
  | { readonly type: 'select'; readonly select: string | null }
  | { readonly type: 'multi_select'; readonly multi_select: readonly string[] }
  | { readonly type: 'status'; readonly status: string | null }
  | { readonly type: 'date'; readonly date: DateValue | null }
  | { readonly type: 'people'; readonly people: readonly string[] }
  | { readonly type: 'relation'; readonly relation: readonly string[] }
  | { readonly type: 'files'; readonly files: readonly ExternalFile[] }
  | { readonly type: 'checkbox'; readonly checkbox: boolean }
  | { readonly type: 'url'; readonly url: string | null }
  | { readonly type: 'email'; readonly email: string | null }
  | { readonly type: 'phone_number'; readonly phone_number: string | null }
  | { readonly type: 'unique_id'; readonly unique_id: number }
  /** A formula's result, laid in: the stand-in evaluates none. */
  | { readonly type: 'formula'; readonly formula: string | number | boolean | DateValue | null }

/** A page: a row when its parent is a data source, else a page of text that has only a title. */
export interface Page {
  readonly id: string
  readonly parent:
    | { readonly type: 'workspace' }
    | { readonly type: 'page_id'; readonly id: string }
    | { readonly type: 'data_source_id'; readonly id: string }
  /** By property id. A cell that nobody filled is absent. */
  readonly values: Map<string, Value>
  readonly createdBy: string
  readonly createdAt: Instant
  editedBy: string
  /** To the millisecond here; answers show the minute. */
  editedAt: Instant
  archived: boolean
  trashed: boolean
}
