import { createFaults, type Injected } from '#src/sandbox/faults/create-faults.ts'
import { judgeMail } from './judge-mail.ts'
import type { Life } from './lay-life.ts'
import { liveDisturbed, liveUndisturbed, type Morning } from './live-morning.ts'
import { askedTwice } from './prepared-rows.ts'
import { stateOf } from './state-of.ts'
import { valuesChanged } from './values-changed.ts'

/** What must never happen, in sentences: one for each time that it did. */
export interface Harm {
  /** Cells of people that do not hold what they typed. */
  readonly valuesChanged: readonly string[]
  /** Rows that one run set to something more than once though nobody had edited anything meanwhile. */
  readonly writesRepeated: readonly string[]
  /** Decisions that were asked for twice. */
  readonly askedTwice: readonly string[]
  readonly mailsTwice: readonly string[]
  readonly mailsLost: readonly string[]
  /** What is other than after the same morning undisturbed. */
  readonly differences: readonly string[]
  /** What the first clean tick left undone. */
  readonly unrest: readonly string[]
  /** Faults of the service's own. */
  readonly bugs: readonly string[]
}

export interface ChaosRun {
  readonly seed: number
  readonly injected: readonly Injected[]
  readonly runs: { readonly done: number; readonly failed: number }
  /** Edits of people. */
  readonly edits: number
  readonly written: number
  readonly mails: { readonly sent: number; readonly unknown: number }
  readonly harm: Harm
}

/** Lives one morning with faults and the same one without, and compares. */
export async function chaosRun(life: Life, seed: number, rate: number): Promise<ChaosRun> {
  const faults = createFaults({ seed, rate })
  const disturbed = await liveDisturbed(life, seed, faults)
  const undisturbed = await liveUndisturbed(life, seed, disturbed)
  try {
    const mail = await judgeMail(disturbed.copy, undisturbed.copy, life.at)
    const runs = (await disturbed.copy.deps.ledger.runs(100)).filter(({ startedAt }) => startedAt >= life.at)
    const isDone = (run: (typeof runs)[number]) => run.end?.outcome === 'done'
    const [fixed = '', , , idle = ''] = disturbed.ticks.slice(-4)
    const planned = await disturbed.copy.deps.ledger.plannedWrites()
    const { messages } = disturbed.copy.sandbox.smtp
    return {
      seed,
      injected: faults.tally(),
      runs: { done: runs.filter(isDone).length, failed: runs.filter((run) => !isDone(run)).length },
      edits: disturbed.deeds.length,
      written: disturbed.effects.filter(({ changed }) => changed).length,
      mails: { sent: messages.length, unknown: mail.unknown },
      harm: {
        valuesChanged: valuesChanged(disturbed.copy.sandbox.notion.state, disturbed.copy.typed),
        writesRepeated: writesRepeated(disturbed),
        askedTwice: askedTwice(disturbed.copy.sandbox.notion.state),
        mailsTwice: mail.twice,
        mailsLost: mail.lost,
        differences: [...mail.surplus, ...(await differences(disturbed, undisturbed))],
        unrest: [
          ...planned.map(({ write }) => `${write.pageId} is still to be written`),
          ...runs
            .filter((run) => run.startedAt >= fixed && !isDone(run))
            .map(({ job, startedAt, end }) => `the ${job} of ${startedAt} failed: ${end?.error}`),
          ...disturbed.effects
            .filter(({ at, changed }) => at >= idle && changed)
            .map(({ pageId }) => `${pageId} was written once more`),
          ...messages.filter(({ receivedAt }) => receivedAt >= idle).map(({ subject }) => `late: ${subject}`),
        ],
        bugs: [...disturbed.copy.bugs, ...undisturbed.copy.bugs],
      },
    }
  } finally {
    await Promise.all([disturbed.copy.close(), undisturbed.copy.close()])
  }
}

function writesRepeated({ ticks, deeds, effects }: Morning): string[] {
  return ticks.flatMap((from, index) => {
    const isWithin = ({ at }: { readonly at: string }) => at >= from && at < (ticks[index + 1] ?? '~')
    // Between two ticks nobody writes but people, who then are before the next one.
    if (deeds.some((deed) => isWithin(deed) && deed.at > from)) return []
    const times = Map.groupBy(
      effects.filter((each) => each.changed && isWithin(each)),
      ({ pageId }) => pageId,
    )
    return [...times]
      .filter(([, list]) => list.length > 1)
      .map(([pageId]) => `${pageId} in the run of ${from}`)
  })
}

async function differences(one: Morning, other: Morning): Promise<string[]> {
  const [is, shouldBe] = await Promise.all(
    [one, other].map(({ copy: { sandbox, store } }) => stateOf(sandbox.notion.state, store)),
  )
  if (!is || !shouldBe) throw new Error('There is no state.')
  // Of a status that someone overruled when it could not be written, the undisturbed service still saw its own.
  const isOverruled = (line: string) =>
    one.overruled.some(
      (pageId) => line.includes('written_cells') && line.includes(pageId) && line.includes('"status"'),
    )
  const only = (lines: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...lines].filter((line) => !others.has(line) && !isOverruled(line))
  return [
    ...only(is, shouldBe).map((line) => `is: ${line}`),
    ...only(shouldBe, is).map((line) => `should be: ${line}`),
  ]
}
