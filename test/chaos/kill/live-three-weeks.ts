import { tick } from '#src/jobs/tick.ts'
import { withFetch } from '#test/chaos/with-fetch.ts'
import { createMortal } from './create-mortal.ts'
import { createTraces } from './create-traces.ts'
import type { Company } from './found-company.ts'
import { startProcess } from './start-process.ts'

/**
 * Lets a company live with the service until a Monday with something of everything: people have typed over what the service
 * wrote, an overrule has had its time, one key result has fallen and one did an hour ago, of which a decision is to be asked for, Linear failed and is back, GitHub refuses its token since just now, and a digest is due. It is
 * past half, so that whoever comes an hour later counts as many whole hours.
 */
export async function liveThreeWeeks(company: Company): Promise<void> {
  const { sandbox, clock, typed, life, setDown } = company
  const { deps, close } = await startProcess(company, createMortal(null), createTraces())
  const ran = (at: string, before: () => void) =>
    withFetch(sandbox.fetch, async () => {
      clock.set(at)
      typed.watch(before)
      await tick(deps)
    })

  await ran('2026-11-02T09:00:00.000Z', () => life.work(8, 0))
  await ran('2026-11-08T09:00:00.000Z', () => life.type('Overruled once', { Status: 'Off track' }))
  await ran('2026-11-16T08:00:00.000Z', () => life.work(4, 0))
  await ran('2026-11-22T20:00:00.000Z', () => setDown('linear', true))
  await ran('2026-11-22T21:30:00.000Z', () => {})
  await ran('2026-11-23T07:20:00.000Z', () =>
    life.type('Asked about', { Current: 3, 'Last check-in': '2026-11-23' }),
  )
  clock.set('2026-11-23T07:55:00.000Z')
  setDown('linear', false)
  setDown('github', true)
  typed.watch(() => {
    life.work(2, 60)
    life.type('Falling', { Current: 4, 'Last check-in': '2026-11-23' })
    life.type('Overruled now', { Status: 'At risk' })
    life.type('Explained by hand', { Why: 'Ask me.' })
    life.type('Carrier events', { Status: 'Blocked', Blocker: 'No test account.' })
    life.type('Which carriers first', { Status: 'Decided', Date: '2026-11-23', Rationale: 'The Ruhr pays.' })
  })
  close()
  clock.set('2026-11-23T08:32:00.000Z')
}
