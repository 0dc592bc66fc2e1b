import type { TestWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { number, people, select, text, title } from '#test/corpus/columns.ts'
import { inCycles, platformFacts } from '#test/corpus/facts.ts'
import { at, layRows, layTable } from '#test/corpus/lay.ts'

/** A plain flat table of OKRs; answers its id. */
export async function layOkrs(
  workspace: TestWorkspace,
  name: string,
  owners: readonly string[],
): Promise<string> {
  const id = await layTable(workspace, name, {
    'Key result': title,
    Objective: text,
    Owner: people,
    Cycle: select('2026-Q4'),
    Baseline: number,
    Target: number,
    Current: number,
    Status: select('On track', 'At risk', 'Off track'),
  })
  layRows(
    workspace,
    id,
    inCycles(platformFacts, ['2026-Q4']).map((fact) => ({
      'Key result': fact.keyResult,
      Objective: fact.objective,
      Owner: [at(owners, fact.n)],
      Cycle: fact.cycle,
      Baseline: fact.from,
      Target: fact.to,
      Current: fact.now,
      Status: { green: 'On track', amber: 'At risk', red: 'Off track' }[fact.feel],
    })),
  )
  return id
}
