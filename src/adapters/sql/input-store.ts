import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { sha256 } from '#src/adapters/support/sha256.ts'
import type { InputStore } from '#src/ports/input-store.ts'
import { gunzip, gzip } from './compressed.ts'
import type { Database, Statement } from './database.ts'
import { guarded } from './guarded.ts'
import { inserts } from './inserts.ts'
import { runBatch } from './run-batch.ts'
import { inputParts, runInputs } from './schema.ts'

/** Bytes: a row of D1 holds 2 MB. */
const MOST_OF_PART = 1_000_000

/** Sections whose texts are in memory at a time. */
const AT_A_TIME = 50

export function createInputStore(db: Database, workspace: string): InputStore {
  /** Those of the hashes of which the text is here. */
  async function known(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await guarded(
      'look for inputs',
      db
        .select({ hash: inputParts.hash })
        .from(inputParts)
        .where(
          and(
            eq(inputParts.workspace, workspace),
            eq(inputParts.part, 0),
            inArray(inputParts.hash, sql`(select value from json_each(${JSON.stringify(hashes)}))`),
          ),
        ),
    )
    return new Set(found.map(({ hash }) => hash))
  }

  async function partsOf(hash: string, text: string): Promise<Statement[]> {
    const bytes = await gzip(text)
    const count = Math.ceil(bytes.length / MOST_OF_PART)
    return Array.from({ length: count }, (_, part) => {
      const data = bytes.subarray(part * MOST_OF_PART, (part + 1) * MOST_OF_PART)
      return db.insert(inputParts).values({ workspace, hash, part, data }).onConflictDoNothing()
    })
  }

  async function textOf(hash: string): Promise<string> {
    const parts = await guarded(
      `read input ${hash}`,
      db
        .select({ data: inputParts.data })
        .from(inputParts)
        .where(and(eq(inputParts.workspace, workspace), eq(inputParts.hash, hash)))
        .orderBy(asc(inputParts.part)),
    )
    return gunzip(parts.map(({ data }) => data))
  }

  return {
    async keep(runId, sections): Promise<ReadonlyMap<string, string>> {
      const rows: (typeof runInputs.$inferSelect)[] = []
      const parts: Statement[] = []
      let texts = new Map<string, string>()
      async function takeIn(): Promise<void> {
        const here = await known([...texts.keys()])
        for (const [hash, text] of texts) if (!here.has(hash)) parts.push(...(await partsOf(hash, text)))
        texts = new Map()
      }
      for (const [name, text] of sections) {
        const hash = await sha256(text)
        texts.set(hash, text)
        rows.push({ workspace, runId, position: rows.length, name, hash })
        if (texts.size === AT_A_TIME) await takeIn()
      }
      await takeIn()
      await runBatch(db, `keep the inputs of run ${runId}`, [
        ...parts,
        db.delete(runInputs).where(and(eq(runInputs.workspace, workspace), eq(runInputs.runId, runId))),
        ...inserts(db, runInputs, rows),
      ])
      return new Map(rows.map(({ name, hash }) => [name, hash]))
    },

    async read(runId: string): Promise<ReadonlyMap<string, string> | null> {
      const rows = await guarded(
        `read the inputs of run ${runId}`,
        db
          .select({ name: runInputs.name, hash: runInputs.hash })
          .from(runInputs)
          .where(and(eq(runInputs.workspace, workspace), eq(runInputs.runId, runId)))
          .orderBy(asc(runInputs.position)),
      )
      if (rows.length === 0) return null
      const sections = new Map<string, string>()
      for (const { name, hash } of rows) sections.set(name, await textOf(hash))
      return sections
    },
  }
}
