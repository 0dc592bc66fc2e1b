import type { RunReport } from '#src/jobs/run-report.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { createFaults, type Faults, type Injected } from '#src/sandbox/faults/create-faults.ts'
import type { Page } from '#src/sandbox/notion/page.ts'
import type { Property } from '#src/sandbox/notion/property.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { CellName, TypedCells } from '#src/sandbox/notion/typed-cells.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'

const TICK_MS = 5 * 60_000
/** Ticks after which a job that still fails is no chance any more. */
const MOST_TRIES = 60

/** What the faults did, and what they could not do. */
export interface ChaosReport {
  readonly rate: number
  readonly seed: number
  readonly injected: readonly Injected[]
  readonly runs: { readonly tried: number; readonly failed: number; readonly finished: number }
  readonly checked: {
    /** Cells of people that are not as they typed them. */
    readonly valuesChanged: readonly CellName[]
    /** Messages that arrived more than once. */
    readonly mailsTwice: number
    /** Messages that did not arrive, though they were not reported as `unknown`. */
    readonly mailsLost: number
    /** Messages of which SMTP left open whether they arrived; eng ops are told. */
    readonly mailsUnknown: number
  }
}

type Job = (deps: Deps) => Promise<RunReport>

/** Faults for a demo, and the patience that the scheduler's ticks have with them. */
export interface Chaos {
  /** Paused: laying the workspace out is none of what is tried here. */
  readonly faults: Faults
  /** Runs a job every five minutes until it is through and no mail waits. @throws what it failed by last, when it never is */
  run(deps: Deps, job: Job): Promise<RunReport>
  /** Ends the faults, lets the job run once more, and looks at what is left. */
  conclude(deps: Deps, job: Job, sandbox: Sandbox, typed: TypedCells): Promise<ChaosReport>
}

/** @param options.clock waiting on it takes no time */
export function createChaos(options: { rate: number; seed: number; clock: Clock }): Chaos {
  const { rate, seed, clock } = options
  const faults = createFaults({ rate, seed })
  const runs = { tried: 0, failed: 0, finished: 0 }
  faults.pause()

  async function attempt(deps: Deps, job: Job): Promise<RunReport | Failure> {
    runs.tried += 1
    const result = await job(deps).catch((error: unknown) => {
      if (error instanceof Failure) return error
      throw error
    })
    runs[isThrough(result) ? 'finished' : 'failed'] += 1
    return result
  }

  return {
    faults,
    async run(deps, job) {
      let through: RunReport | null = null
      for (let tries = 1; ; tries += 1) {
        const result = await attempt(deps, job)
        if (isThrough(result)) through ??= result
        const waiting = await deps.outbox.list(['pending', 'sending'])
        if (through && waiting.length === 0) return through
        if (tries === MOST_TRIES)
          throw result instanceof Failure ? result : new Error('The demo never came through.')
        await clock.sleep(TICK_MS)
      }
    },
    async conclude(deps, job, sandbox, typed) {
      faults.pause()
      await clock.sleep(TICK_MS)
      await attempt(deps, job)
      const { state } = sandbox.notion
      const mayWrite = (page: Page, property: Property, isTyped: boolean) =>
        isMeasured(property, showPage(state, page.id)) || (isServices(property) && !isTyped)
      return {
        rate,
        seed,
        injected: faults.tally(),
        runs,
        checked: { valuesChanged: typed.changed(mayWrite), ...(await mailsOf(deps, sandbox)) },
      }
    },
  }
}

/** A run is to be tried again where it could not read, or where pages were not written; mail that waits asks for none. */
function isThrough(result: RunReport | Failure): result is RunReport {
  return !(result instanceof Failure) && result.counts.failed === 0
}

/** What `init` marked as the service's. */
function isServices({ description }: Property): boolean {
  return description?.includes('Kept by okr-sync') ?? false
}

/** Current, where Source and Measure say where the number comes from. */
function isMeasured({ name }: Property, row: Readonly<Record<string, unknown>>): boolean {
  return name === 'Current' && row['Source'] !== null && row['Measure'] !== null
}

async function mailsOf(deps: Deps, { smtp }: Sandbox) {
  const arrived = smtp.messages.map(({ messageId }) => messageId ?? '')
  const outbox = await deps.outbox.list(['pending', 'sending', 'sent', 'unknown', 'rejected'])
  const isLost = ({ messageId, state }: (typeof outbox)[number]) =>
    state !== 'unknown' && !arrived.includes(messageId)
  return {
    mailsTwice: arrived.length - new Set(arrived).size,
    mailsLost: outbox.filter(isLost).length,
    mailsUnknown: outbox.filter(({ state }) => state === 'unknown').length,
  }
}
