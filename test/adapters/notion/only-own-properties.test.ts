import { expect, onTestFinished, test } from 'vitest'
import { createNotionOkrs } from '#src/adapters/notion/create-notion-okrs.ts'
import { ownedField } from '#src/adapters/notion/mark.ts'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { readConfig } from '#src/config.ts'
import { sync } from '#src/jobs/sync.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const now = '2026-11-20T12:00:00.000Z'

interface Sent {
  readonly method: string
  readonly path: string
  readonly body: Record<string, unknown>
}

test("no request of a whole run carries a property that is not the service's, and people's cells stay as they are", async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(now)
  const { sandbox, settings } = await startCompany(now)
  onTestFinished(() => sandbox.close())
  const { deps, close } = await openDeps(settings, clock)
  onTestFinished(close)
  const store = await openLibsql('file::memory:')
  onTestFinished(() => store.close())
  const { bindings, rows } = createSqlStore(store.db, 'notion')
  const sent: Sent[] = []
  const okrs = createNotionOkrs({
    settings: readConfig(settings, 'sync').notion,
    clock,
    log: silentLog,
    bindings,
    rows,
    fetch(url, init) {
      const { method = 'GET', body } = init ?? {}
      sent.push({ method, path: new URL(url).pathname, body: JSON.parse(String(body ?? '{}')) })
      return fetch(url, init)
    },
  })
  const { state } = sandbox.notion
  const before = peoplesCells(state)

  const { counts, run } = await sync({ ...deps, okrs })

  expect(run.outcome).toBe('done')
  expect(counts.written).toBeGreaterThan(20)
  const others = sent.filter(
    ({ method, path }) => method !== 'GET' && !/^\/v1\/data_sources\/[^/]+\/query$/.test(path),
  )
  expect(others).toHaveLength(counts.written)
  for (const { method, path, body } of others) {
    expect(`${method} ${path}`).toMatch(/^PATCH \/v1\/pages\/[\w-]+$/)
    expect(Object.keys(body)).toEqual(['properties'])
    const own = ownIds(state, path.split('/').at(-1) ?? '')
    for (const id of Object.keys(body['properties'] as object)) expect(own).toContain(id)
  }
  expect(peoplesCells(state)).toEqual(before)
})

/** The ids of the columns that a request may name for a page: those marked as the service's, and Current where it is measured. */
function ownIds(state: NotionState, pageId: string): readonly string[] {
  const shown = showPage(state, pageId)
  const isMeasured = Boolean(shown['Source']) && Boolean(shown['Measure'])
  return propertiesOf(state, pageId)
    .filter(
      ({ name, description }) => ownedField(description ?? '') !== null || (isMeasured && name === 'Current'),
    )
    .map(({ id }) => encodeURIComponent(id))
}

/** By page what its cells show that are not the service's; the shared Current where it is not measured. */
function peoplesCells(state: NotionState) {
  return [...state.pages.keys()].map((pageId) => {
    const own = new Set(ownIds(state, pageId))
    const names = propertiesOf(state, pageId)
      .filter(({ id, config }) => !own.has(encodeURIComponent(id)) && config.type !== 'last_edited_time')
      .map(({ name }) => name)
    const shown = showPage(state, pageId)
    return [pageId, Object.fromEntries(names.map((name) => [name, shown[name]]))]
  })
}

function propertiesOf(state: NotionState, pageId: string) {
  const parent = state.pages.get(pageId)?.parent
  const source = parent?.type === 'data_source_id' ? state.dataSources.get(parent.id) : undefined
  return [...(source?.properties.values() ?? [])]
}
