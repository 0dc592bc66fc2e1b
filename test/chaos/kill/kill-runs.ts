import { tick } from '#src/jobs/tick.ts'
import { createDice } from '#src/sandbox/faults/dice.ts'
import type { Death } from './create-mortal.ts'
import { dieInProcess } from './die-in-process.ts'
import type { Company } from './found-company.ts'
import { type DeathHarm, judgeDeath } from './judge-death.ts'
import { type Kill, killProcess } from './kill-process.ts'
import type { CompanyLife } from './lay-rows.ts'
import { liveThreeWeeks } from './live-three-weeks.ts'
import { type Course, type Ending, type Life, liveThrough } from './live-through.ts'
import { undoCourse } from './undo-course.ts'

/** What is killed: a process at a call, one after the other at theirs, or a real one. */
export type KillPart = 'first run' | 'sync and digest' | 'undo' | 'two in a row' | 'SIGKILL'

/** What one death, or two, came to. */
export interface KillRun {
  readonly part: KillPart
  /** How to bring it about again, for example `before call 12`. */
  readonly where: string
  /** The call through a port, or what was asked of the outside; of two the second. `(it lived)` where it was through by then. */
  readonly what: string
  readonly side: Kill['side']
  /** Messages of which nobody knows whether they arrived, and eng ops were told. */
  readonly unknown: number
  readonly harm: DeathHarm
}

export interface KillOptions {
  readonly seed: number
  /** 1: at each call, before it and after it; more: at every so manieth, on one side of it. */
  readonly every: number
  /** How often two processes die in a row. */
  readonly pairs: number
  /** How often a real process is killed. */
  readonly sigkills: number
}

const SIDES = ['before', 'after'] as const
const SIDES_OF_REQUESTS = ['before', 'after', 'answered'] as const

/** People work on while the service runs and dies. */
export const PEOPLE: Pick<Course, 'meanwhile' | 'afterwards'> = {
  meanwhile: (life) => life.type('Rate cards', { Target: 90, Note: 'Fewer cards than we thought.' }),
  afterwards(life) {
    noteSteady(life)
    life.type('Steady', { Current: 64 })
    life.type('Explained by hand', { Status: 'At risk' })
  },
}

/** Before its first run the service can tell neither since when a number stands nor whose a status is: nobody touches those. */
function noteSteady(life: CompanyLife): void {
  life.type('Steady', { Note: 'Better than planned.' })
}

/** It had ended by then, since one that had died before it had done a part of its work. */
const LIVED = '(it lived)'

/** As often at least a process asks the outside in a run. */
const ASKED = 50

/**
 * Kills a process of the service over and over in a company, each time at the same moment of the same day.
 * @param company as it was founded
 */
export async function* killRuns(company: Company, options: KillOptions): AsyncGenerator<KillRun> {
  const roll = createDice(options.seed)
  const below = (most: number) => Math.floor(roll() * most)
  const course = (): Course => ({ restore: company.save(), run: tick, next: tick, ...PEOPLE })
  const first = { ...course(), afterwards: noteSteady }
  yield* killAtEach('first run', first)
  first.restore()
  await liveThreeWeeks(company)
  const sync = course()
  const calls = yield* killAtEach('sync and digest', sync)

  const die = (job: Course['run'], death: Death | null) => dieInProcess(company, job, death)
  const twoLive = options.pairs === 0 ? null : await through(sync, die(tick, null), die(tick, null))
  for (let pair = 0; pair < options.pairs && twoLive; pair += 1) {
    const [one, other] = [anywhere(), anywhere()]
    const ending = await through(sync, die(tick, one), die(tick, other))
    yield judged('two in a row', `${whereIs(one)}, then ${whereIs(other)}`, other.side, ending, twoLive)
  }

  // A real process dies before it is known whether it has looked: people edit when it is dead.
  const unedited: Life = (traces) => die(tick, null)(traces, () => {})
  const lives = options.sigkills === 0 ? null : await through(sync, unedited)
  for (let kill = 0; kill < options.sigkills && lives; kill += 1) {
    const death = { at: 1 + below(ASKED), side: SIDES_OF_REQUESTS[below(3)] ?? 'after' }
    const ending = await through(sync, killProcess(company, death))
    yield judged('SIGKILL', whereIs(death), death.side, ending, lives)
  }

  sync.restore()
  yield* killAtEach('undo', { ...PEOPLE, ...(await undoCourse(company)) })

  async function* killAtEach(part: KillPart, course: Course): AsyncGenerator<KillRun, readonly string[]> {
    const calls: string[] = []
    const twin = await through(course, dieInProcess(company, course.run, null, calls))
    for (let at = 1 + below(options.every); at <= calls.length; at += options.every) {
      for (const side of options.every === 1 ? SIDES : [SIDES[below(2)] ?? 'after']) {
        const ending = await through(course, dieInProcess(company, course.run, { at, side }))
        yield judged(part, whereIs({ at, side }), side, ending, twin)
      }
    }
    return calls
  }

  function anywhere(): Death {
    return { at: 1 + below(calls.length), side: SIDES[below(2)] ?? 'after' }
  }

  function through(course: Course, ...lives: Life[]): Promise<Ending> {
    return liveThrough(company, course, lives)
  }
}

function whereIs({ at, side }: Kill): string {
  return `${side} call ${at}`
}

function judged(part: KillPart, where: string, side: Kill['side'], ending: Ending, twin: Ending): KillRun {
  return { part, where, side, what: ending.diedAt.at(-1) ?? LIVED, ...judgeDeath(ending, twin) }
}
