import { alone } from '#src/jobs/lease.ts'
import { tick } from '#src/jobs/tick.ts'
import { undo } from '#src/jobs/undo.ts'
import { withFetch } from '#test/chaos/with-fetch.ts'
import { createMortal } from './create-mortal.ts'
import { createTraces } from './create-traces.ts'
import type { Company } from './found-company.ts'
import type { Course } from './live-through.ts'
import { type Job, startProcess } from './start-process.ts'

/** The undo of a run, begun four minutes after it; whoever saw it die begins it anew, and then the clock wakes the service up. */
export async function undoCourse(company: Company): Promise<Pick<Course, 'restore' | 'run' | 'next'>> {
  const { clock, sandbox } = company
  const { deps, close } = await startProcess(company, createMortal(null), createTraces())
  const began = Date.parse(clock.now())
  await withFetch(sandbox.fetch, () => tick(deps))
  const [sync] = (await deps.ledger.runs(10)).filter(({ job }) => job === 'sync')
  close()
  if (sync === undefined) throw new Error('Nothing was run that could be undone.')
  clock.set(new Date(began + 4 * 60_000).toISOString())
  const run: Job = (deps) => alone(deps, (held) => undo(held, sync.id, { dry: false }))
  return {
    restore: company.save(),
    run,
    async next(deps) {
      await run(deps)
      await tick(deps)
    },
  }
}
