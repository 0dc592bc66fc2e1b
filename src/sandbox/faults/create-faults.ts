import { createDice } from './dice.ts'
import type { GithubFaultKind } from './github-faults.ts'
import type { LinearFaultKind } from './linear-faults.ts'
import type { NotionFaultKind } from './notion-faults.ts'
import type { SmtpFaultKind } from './smtp-faults.ts'

export type System = 'notion' | 'linear' | 'github' | 'smtp'

const SYSTEMS: readonly System[] = ['notion', 'linear', 'github', 'smtp']

/** A fault of each system's own kinds. */
type KindOf = {
  notion: NotionFaultKind
  linear: LinearFaultKind
  github: GithubFaultKind
  smtp: SmtpFaultKind
}

/** A fault with its place: it befalls the first requests (for SMTP: connections), from the one numbered `at`, that it can befall. */
export type PlannedFault = {
  [Each in System]: {
    readonly system: Each
    readonly kind: KindOf[Each]
    /** 1: the first. Counted for each system on its own, while faults are not paused. */
    readonly at: number
    /** How many requests it befalls. Default: 1. */
    readonly times?: number
  }
}[System]

export type FaultOptions =
  | {
      /** A whole number: the same seed and the same requests in the same order bring the same faults. */
      readonly seed: number
      /** 0..1: the share of requests that meet a fault. */
      readonly rate: number
      /** Only these, of every system that has them. Default: all but those that come only where they are named. */
      readonly kinds?: readonly KindOf[System][]
    }
  | { readonly plan: readonly PlannedFault[] }

/** How often one kind of fault befell a system. */
export interface Injected {
  readonly system: System
  readonly kind: string
  readonly count: number
}

/** Decides which request meets which fault, for all stand-ins of a sandbox, and keeps count. */
export interface Faults {
  /**
   * Called once for each request.
   * @param offers the faults that can befall it
   * @returns null: it goes through
   */
  draw<Kind extends string>(
    system: System,
    offers: readonly { readonly kind: Kind; readonly weight: number }[],
  ): Kind | null
  /** From now on every request goes through, and none is counted. */
  pause(): void
  resume(): void
  /** What was injected so far, by system and then by kind. */
  tally(): readonly Injected[]
}

/** Faults by dice, or by plan. */
export function createFaults(options: FaultOptions): Faults {
  const choose = 'plan' in options ? byPlan(options.plan) : byDice(options)
  const counts = new Map<string, Injected>()
  let paused = false
  return {
    draw(system, offers) {
      const kind = paused ? null : choose(system, offers)
      if (kind === null) return null
      const key = `${system} ${kind}`
      counts.set(key, { system, kind, count: (counts.get(key)?.count ?? 0) + 1 })
      return kind
    },
    pause() {
      paused = true
    },
    resume() {
      paused = false
    },
    tally: () =>
      [...counts.values()].toSorted(
        (one, other) =>
          SYSTEMS.indexOf(one.system) - SYSTEMS.indexOf(other.system) || (one.kind < other.kind ? -1 : 1),
      ),
  }
}

/** Each system has dice of its own, so that the order in which the systems are asked changes nothing. */
function byDice({ seed, rate, kinds }: Extract<FaultOptions, { seed: number }>): Faults['draw'] {
  const dice = SYSTEMS.map((_, index) => createDice(seed * SYSTEMS.length + index))
  const named: readonly string[] | undefined = kinds
  return (system, offers) => {
    const roll = dice[SYSTEMS.indexOf(system)]
    if (roll === undefined || roll() >= rate) return null
    const wanted = named
      ? offers.filter(({ kind }) => named.includes(kind)).map(({ kind }) => ({ kind, weight: 1 }))
      : offers.filter(({ weight }) => weight > 0)
    let left = roll() * wanted.reduce((sum, { weight }) => sum + weight, 0)
    for (const { kind, weight } of wanted) {
      left -= weight
      if (left < 0) return kind
    }
    return null
  }
}

function byPlan(plan: readonly PlannedFault[]): Faults['draw'] {
  const open = plan.map(({ system, kind, at, times = 1 }) => ({
    system,
    kind: kind as string,
    at,
    left: times,
  }))
  const asked = new Map<System, number>()
  return (system, offers) => {
    const number = (asked.get(system) ?? 0) + 1
    asked.set(system, number)
    const due = open.filter((each) => each.system === system && each.at <= number && each.left > 0)
    const next = due.find((each) => offers.some(({ kind }) => kind === each.kind))
    if (!next) return null
    next.left -= 1
    return offers.find(({ kind }) => kind === next.kind)?.kind ?? null
  }
}
