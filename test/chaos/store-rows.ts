import { createClient } from '@libsql/client'

/** Everything in a store, by table. */
export async function storeRows(file: string): Promise<Map<string, Record<string, unknown>[]>> {
  const client = createClient({ url: `file:${file}`, timeout: 5000 })
  try {
    const { rows: tables } = await client.execute(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
    )
    const found = new Map<string, Record<string, unknown>[]>()
    for (const { name } of tables) {
      const { rows } = await client.execute(`SELECT * FROM "${name}"`)
      found.set(
        String(name),
        rows.map((row) => ({ ...row })),
      )
    }
    return found
  } finally {
    client.close()
  }
}
