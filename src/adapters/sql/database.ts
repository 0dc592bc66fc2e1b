import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

/** One statement of a batch. */
export type Statement = BatchItem<'sqlite'>

/**
 * What libSQL and D1 can both do. Several statements that belong together go through `batch`, which is all or
 * nothing on both; `transaction` is inherited and must not be used, for D1 refuses it.
 */
export type Database = BaseSQLiteDatabase<'async', unknown> & {
  batch<U extends Statement, T extends Readonly<[U, ...U[]]>>(statements: T): Promise<BatchResponse<T>>
}
