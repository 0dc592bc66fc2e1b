import { and, asc, eq, gte } from 'drizzle-orm'
import type { Instant, Person } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { bindings, dataSources, people } from './schema.ts'
import { upserts } from './upserts.ts'

export function createBindings(db: Database, workspace: string): Bindings {
  return {
    async list(): Promise<readonly Binding[]> {
      return guarded(
        'list the bindings',
        db
          .select(columnsOf(bindings))
          .from(bindings)
          .where(eq(bindings.workspace, workspace))
          .orderBy(asc(bindings.dataSourceId), asc(bindings.field)),
      )
    },

    async save(learned: readonly Binding[]): Promise<void> {
      const rows = learned.map((binding) => ({ workspace, ...binding }))
      await runBatch(db, 'save the bindings', upserts(db, bindings, rows))
    },

    async forget(known: readonly Pick<Binding, 'dataSourceId' | 'field'>[]): Promise<void> {
      const statements = known.map(({ dataSourceId, field }) =>
        db
          .delete(bindings)
          .where(
            and(
              eq(bindings.workspace, workspace),
              eq(bindings.dataSourceId, dataSourceId),
              eq(bindings.field, field),
            ),
          ),
      )
      await runBatch(db, 'forget bindings', statements)
    },

    async dataSource(reference: string): Promise<string | null> {
      const known = await guarded(
        `look up data source ${reference}`,
        db
          .select({ id: dataSources.dataSourceId })
          .from(dataSources)
          .where(and(eq(dataSources.workspace, workspace), eq(dataSources.reference, reference))),
      )
      return known[0]?.id ?? null
    },

    async saveDataSource(reference: string, dataSourceId: string): Promise<void> {
      const row = { workspace, reference, dataSourceId }
      await runBatch(db, `save data source ${reference}`, upserts(db, dataSources, [row]))
    },

    async people(since: Instant): Promise<readonly Person[]> {
      return guarded(
        'read the people',
        db
          .select({ id: people.id, name: people.name, email: people.email })
          .from(people)
          .where(and(eq(people.workspace, workspace), gte(people.lookedUpAt, since)))
          .orderBy(asc(people.id)),
      )
    },

    async savePeople(found: readonly Person[], at: Instant): Promise<void> {
      const rows = found.map((person) => ({ workspace, ...person, lookedUpAt: at }))
      await runBatch(db, 'save the people', upserts(db, people, rows))
    },
  }
}
