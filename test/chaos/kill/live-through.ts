import type { Told } from '#src/core/letters/subject.ts'
import type { OutboxMessage } from '#src/ports/outbox.ts'
import { askedTwice } from '#test/chaos/prepared-rows.ts'
import { stateOf } from '#test/chaos/state-of.ts'
import { valuesChanged } from '#test/chaos/values-changed.ts'
import { withFetch } from '#test/chaos/with-fetch.ts'
import { createMortal } from './create-mortal.ts'
import { createTraces, type Traces } from './create-traces.ts'
import type { Company } from './found-company.ts'
import type { CompanyLife } from './lay-rows.ts'
import { type Job, startProcess } from './start-process.ts'

const MINUTE_MS = 60_000

/**
 * Minutes after which those look who live on: at once, when what people typed has stood for an hour, and when a person gets the next
 * letter.
 */
const LOOKS = [0, 70, 24 * 60]

/** A process of the service that goes on until it ends or dies. Answers at what it died; null: it lived to its end. */
export type Life = (traces: Traces, meanwhile: () => void) => Promise<string | null>

/** What is killed, and how it goes on. */
export interface Course {
  /** Puts the company to the moment before. */
  restore(): void
  /** What those do that die. */
  readonly run: Job
  /** What those do that live on. */
  readonly next: Job
  /** What people do while the first process runs, just before it looks whether they have edited; or else right after it. */
  meanwhile(life: CompanyLife): void
  /** What they do ten minutes later. */
  afterwards(life: CompanyLife): void
}

/** What a way through some lives has led to. */
export interface Ending extends Pick<Traces, 'setCells'> {
  /** At what each of them died. */
  readonly diedAt: readonly (string | null)[]
  /** What arrived. */
  readonly mails: readonly { readonly messageId: string | null }[]
  readonly state: ReadonlySet<string>
  /** The messages that were laid down. */
  readonly outbox: readonly OutboxMessage[]
  /** What letters told to whom. */
  readonly told: readonly Told[]
  /** Cells in which is not what people typed there, as `Status of Churn`. */
  readonly valuesChanged: readonly string[]
  /** What was left to do, or went wrong. */
  readonly unrest: readonly string[]
  /** Decisions that were asked for twice. */
  readonly askedTwice: readonly string[]
}

/**
 * Lets one process live and the next one 25 minutes after, when the lease of a dead one has run out; people edit while the first
 * one runs, and after it. Then come processes that live on until the next day, and one that has to find nothing left to do.
 */
export async function liveThrough(
  company: Company,
  course: Omit<Course, 'run'>,
  lives: readonly Life[],
): Promise<Ending> {
  const { clock, life, typed, sandbox, store } = company
  course.restore()
  const began = Date.parse(clock.now())
  const mailed = sandbox.smtp.messages.length
  const traces = createTraces()
  const at = (minutes: number) => clock.set(new Date(began + minutes * MINUTE_MS).toISOString())
  const meanwhile = once(() => typed.watch(() => course.meanwhile(life)))
  const afterwards = once(() => typed.watch(() => course.afterwards(life)))
  const shown = () => stateOf(sandbox.notion.state, store)
  const mails = () => [...traces.mails, ...sandbox.smtp.messages.slice(mailed)]

  return withFetch(sandbox.fetch, async () => {
    const diedAt: (string | null)[] = []
    for (const [index, each] of lives.entries()) {
      at(25 * index)
      diedAt.push(await each(traces, meanwhile))
      meanwhile()
      at(25 * index + 10)
      afterwards()
    }
    for (const later of LOOKS) {
      at(25 * lives.length + later)
      await liveOn(company, traces, course.next)
    }
    const [after, setCells, arrived] = [await shown(), [...traces.setCells], mails()]
    at(25 * lives.length + Math.max(...LOOKS) + 5)
    await liveOn(company, traces, course.next)
    const { outbox, told, left } = await whatIsLeft(company, traces, began)
    return {
      diedAt,
      setCells,
      mails: arrived,
      outbox,
      told,
      // In its memory the service notes the end of some things with its next look.
      state: new Set([
        ...[...after].filter((line) => line.startsWith('Notion')),
        ...[...(await shown())].filter((line) => line.startsWith('store')),
      ]),
      valuesChanged: valuesChanged(sandbox.notion.state, typed),
      askedTwice: askedTwice(sandbox.notion.state),
      unrest: [
        ...traces.setCells.slice(setCells.length).map(({ cell }) => `${cell} was written once more`),
        ...mails()
          .slice(arrived.length)
          .map(({ subject }) => `"${subject}" was mailed late`),
        ...traces.errors,
        ...left,
      ],
    }
  })
}

async function liveOn(company: Company, traces: Traces, job: Job): Promise<void> {
  const { deps, close } = await startProcess(company, createMortal(null), traces)
  await job(deps)
  close()
}

async function whatIsLeft(company: Company, traces: Traces, began: number) {
  const { deps, close } = await startProcess(company, createMortal(null), traces)
  const outbox = await deps.outbox.list(['pending', 'sending', 'sent', 'unknown', 'rejected'])
  const told = await deps.outbox.told(new Date(began).toISOString())
  const planned = await deps.ledger.plannedWrites()
  const lease = await deps.lease.current()
  close()
  return {
    told,
    outbox: outbox.filter(({ date }) => Date.parse(date) >= began),
    left: [
      ...planned.map(({ write }) => `what became of the write to ${write.title} was never found out`),
      ...(lease === null ? [] : ['the lease was never given back']),
    ],
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    act()
  }
}
