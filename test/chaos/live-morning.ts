import { tick } from '#src/jobs/tick.ts'
import { retype } from '#src/sandbox/demo/retype.ts'
import type { Faults } from '#src/sandbox/faults/create-faults.ts'
import { createDice } from '#src/sandbox/faults/dice.ts'
import { propertiesOf } from '#src/sandbox/notion/cells.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import type { Life } from './lay-life.ts'
import { type Effect, notingEffects } from './noting-effects.ts'
import { type Copy, openCopy } from './open-copy.ts'
import { type Edit, peopleEdits } from './people-edits.ts'
import { withFetch } from './with-fetch.ts'

const MINUTE_MS = 60_000
const TICK_MS = 5 * MINUTE_MS

/** Ticks in which everything may fail. */
const DISTURBED = 4

/**
 * Minutes until each of the ticks after them, in which nothing does: the first has to put everything right, by the second what people
 * typed has stood for an hour, by the third people get their next letter, and the last has to find nothing left to do.
 */
const CLEAN = [5, 70, 24 * 60, 5]

/** When people have done all that they do. */
const PEOPLE_REST_MS = 20 * MINUTE_MS

/** As long as the longest pause that a fault asks for; clean is what comes after it. */
const PAUSE_MS = 2 * MINUTE_MS

/** Something that a person did, and may do again in a copy. */
interface Deed {
  readonly at: string
  live(copy: Copy, planned: readonly Edit[]): void
}

/** A morning in the company's life. */
export interface Morning {
  readonly copy: Copy
  /** When the service woke up; the last four times nothing failed. */
  readonly ticks: readonly string[]
  readonly deeds: readonly Deed[]
  /** Rows of which people overruled the status that was about to be written. */
  readonly overruled: readonly string[]
  readonly effects: readonly Effect[]
}

/** Lets the service wake up every five minutes, while everything fails at times and people work. */
export async function liveDisturbed(life: Life, seed: number, faults: Faults): Promise<Morning> {
  const clock = createTestClock(life.at)
  const began = Date.parse(life.at)
  const [ticks, deeds, overruled, effects]: [string[], Deed[], string[], Effect[]] = [[], [], [], []]
  const roll = createDice(-seed)
  faults.pause()
  const copy = await openCopy(life, {
    clock,
    faults,
    edit(pageId) {
      const at = clock.now()
      act(({ sandbox }) => retype(sandbox.notion.state, pageId, at))
    },
  })
  const planned = peopleEdits(copy.sandbox, life, seed)
  const ahead = new Map(planned.entries())

  function act(live: Deed['live']): void {
    deeds.push({ at: clock.now(), live })
    copy.typed.watch(() => live(copy, planned))
  }

  function letPeople(isBetweenRuns: boolean): void {
    const at = clock.now()
    for (const [number, edit] of ahead) {
      if (Date.parse(at) - began < edit.after * MINUTE_MS || (edit.isBetweenRuns && !isBetweenRuns)) continue
      ahead.delete(number)
      act((_, edits) => edits[number]?.live(at))
    }
  }

  /**
   * Someone types just when a row could not be written: over the status, so that whoever repeats the write would take that away,
   * or something else.
   */
  function typeMeanwhile(pageId: string, values: ReadonlyMap<string, unknown>): void {
    const { state } = copy.sandbox.notion
    const page = state.pages.get(pageId)
    const status = page && propertiesOf(state, page).find(({ name }) => name === 'Status')
    const wanted = JSON.stringify(values.get(status?.id ?? ''))
    const at = clock.now()
    const dice = roll()
    if (dice < 0.3) act(({ sandbox }) => retype(sandbox.notion.state, pageId, at))
    if (wanted === undefined || overruled.includes(pageId) || dice < 0.6) return
    const shown = showPage(state, pageId)['Status']
    const word = ['At risk', 'Off track', 'On track'].find((each) => each !== shown && !wanted.includes(each))
    if (word === undefined) return
    const [someone] = [...state.users.values()].filter(({ kind }) => kind === 'person')
    const editedBy = someone?.id ?? ''
    overruled.push(pageId)
    act(({ sandbox }) =>
      editPage(sandbox.notion.state, pageId, { Status: word }, { lastEdited: at, editedBy }),
    )
  }

  const noting = notingEffects(copy.sandbox, effects, clock.now, typeMeanwhile)
  const whilePeopleWork: typeof noting = (input, init) => {
    letPeople(false)
    return noting(input, init)
  }
  await withFetch(whilePeopleWork, async () => {
    for (let count = 1; count <= DISTURBED + CLEAN.length; count += 1) {
      letPeople(true)
      ticks.push(clock.now())
      if (count <= DISTURBED) faults.resume()
      await tick(copy.deps)
      faults.pause()
      const ended = Date.parse(clock.now())
      const rest = count === DISTURBED ? Math.max(ended + PAUSE_MS, began + PEOPLE_REST_MS) : ended
      const pause = (CLEAN[count - DISTURBED] ?? 5) * MINUTE_MS
      clock.set(new Date(Math.floor((rest + pause) / TICK_MS) * TICK_MS).toISOString())
    }
  })
  return { copy, ticks, deeds, overruled, effects }
}

/** The same morning with nothing that fails: people do the same at the same moments, and the service wakes up as often. */
export async function liveUndisturbed(life: Life, seed: number, like: Morning): Promise<Morning> {
  const { ticks, deeds, overruled } = like
  const clock = createTestClock(life.at)
  const effects: Effect[] = []
  const copy = await openCopy(life, { clock })
  const edits = peopleEdits(copy.sandbox, life, seed)
  await withFetch(notingEffects(copy.sandbox, effects, clock.now), async () => {
    let since = ''
    for (const until of ticks) {
      for (const { at, live } of deeds) if (at > since && at <= until) live(copy, edits)
      since = until
      clock.set(until)
      await tick(copy.deps)
    }
  })
  return { copy, ticks, deeds, overruled, effects }
}
