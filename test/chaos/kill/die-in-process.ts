import { createMortal, type Death } from './create-mortal.ts'
import type { Company } from './found-company.ts'
import type { Life } from './live-through.ts'
import { type Job, startProcess } from './start-process.ts'

/**
 * A process that dies at a call through a port, inside this one.
 * @param death null: it lives on
 * @param calls takes its calls down
 */
export function dieInProcess(company: Company, job: Job, death: Death | null, calls: string[] = []): Life {
  return async (traces, meanwhile) => {
    const mortal = createMortal(death)
    const { deps, close } = await startProcess(company, mortal, traces, meanwhile)
    await Promise.race([job(deps), mortal.dead])
    close()
    calls.push(...mortal.calls)
    return mortal.calls[(death?.at ?? 0) - 1] ?? null
  }
}
