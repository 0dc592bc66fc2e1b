import { createDiscovery } from '#src/adapters/notion/discover/create-discovery.ts'
import type { Discovered, FoundTable } from '#src/core/audit/discovered.ts'
import { noSettings, type TestWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { silentLog } from '#test/support/silent-log.ts'

/** Looks at a workspace as `okr-sync audit` does, with nothing but a link. */
export function lookAt(
  { clock }: Pick<TestWorkspace, 'clock'>,
  link: string,
  settings: Partial<typeof noSettings> = {},
): Promise<Discovered> {
  const discovery = createDiscovery({
    settings: { ...noSettings, ...settings },
    fiscalYearStart: 1,
    clock,
    log: silentLog,
  })
  return discovery.discover(link)
}

/** The tables that are taken for OKRs: title and kind. */
export function takenFor({ tables }: Discovered): Record<string, FoundTable['kind']> {
  return Object.fromEntries(tables.flatMap(({ title, kind }) => (kind ? [[title, kind]] : [])))
}

export const objectiveColumns = {
  Objective: { title: {} },
  Owner: { people: {} },
  Cycle: { select: { options: [{ name: '2026-Q3' }, { name: '2026-Q4' }] } },
}

export const keyResultColumns = (objectives: string) => ({
  'Key result': { title: {} },
  Objective: { relation: { data_source_id: objectives, type: 'single_property', single_property: {} } },
  Owner: { people: {} },
  Baseline: { number: {} },
  Target: { number: {} },
  Current: { number: {} },
})

export const flatColumns = {
  'Key result': { title: {} },
  Objective: { rich_text: {} },
  Cycle: { select: { options: [{ name: '2026-Q3' }, { name: '2026-Q4' }] } },
  Target: { number: {} },
  Current: { number: {} },
  Owner: { people: {} },
}

export const plainColumns = { Name: { title: {} }, Email: { email: {} }, Phone: { phone_number: {} } }

/** The link that Notion copies for an id. */
export function linkTo(id: string, rest = ''): string {
  return `https://www.notion.so/Company-${id.replaceAll('-', '')}${rest}`
}
