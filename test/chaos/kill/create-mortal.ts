import { setImmediate as turn } from 'node:timers/promises'

/** Where a process dies: before or after its nth call through a port, counted from 1. */
export interface Death {
  readonly at: number
  readonly side: 'before' | 'after'
}

/** A process that can die, as far as the outside can tell: whatever it does, it does through what is wrapped here. */
export interface Mortal {
  /** The same port; each of its calls is counted, and none has an effect or comes to an end after the death. */
  port<T extends object>(name: string, port: T): T
  /** The same function; it is not counted. After the death nothing of it begins, and it only fails. */
  way<A extends unknown[], R>(send: (...args: A) => Promise<R>): (...args: A) => Promise<R>
  /** Settles when the process is dead and what was under way at that moment has landed. */
  readonly dead: Promise<void>
  /** Every call so far, as `ledger.open`. */
  readonly calls: readonly string[]
}

/** What answers at once and changes nothing. */
const AT_ONCE: ReadonlySet<string> = new Set(['requests', 'limits', 'now'])

/** Ports whose calls go on through others: what has begun of them ends where those end. */
const THROUGH_OTHERS: ReadonlySet<string> = new Set(['okrs', 'linear', 'github'])

export function createMortal(death: Death | null): Mortal {
  const calls: string[] = []
  const underWay = new Set<Promise<unknown>>()
  let isDead = false
  let die = () => {}
  const dead = new Promise<void>((resolve) => {
    die = () => {
      isDead = true
      void landed(underWay).then(resolve)
    }
  })

  function begin<R>(act: () => Promise<R>): Promise<R> {
    const effect = act()
    underWay.add(effect)
    void effect.catch(() => {}).finally(() => underWay.delete(effect))
    return effect
  }

  async function living<R>(effect: Promise<R>, dies: boolean): Promise<R> {
    await effect.catch(() => {})
    if (dies) die()
    return isDead ? never() : effect
  }

  function call<R>(name: string, isWhole: boolean, act: () => Promise<R>): Promise<R> {
    if (isDead) return never()
    calls.push(name)
    const isLast = calls.length === death?.at
    if (isLast && death.side === 'before') {
      die()
      return never()
    }
    return living(isWhole ? begin(act) : act(), isLast)
  }

  return {
    dead,
    calls,
    way:
      (send) =>
      async (...args) => {
        // A way that stays silent would be waited for with a timer of real time.
        if (isDead) throw new Error('dead')
        const answer = await begin(() => send(...args))
        if (isDead) throw new Error('dead')
        return answer
      },
    port(name, port) {
      const isWhole = !THROUGH_OTHERS.has(name)
      const wrapped = Object.entries(port).map(([key, value]) => {
        if (typeof value !== 'function' || AT_ONCE.has(key)) return [key, value]
        const of = `${name}.${key}`
        if (key === 'follow') {
          return [key, (...args: unknown[]) => steps(value(...args), (act) => call(of, isWhole, act))]
        }
        return [key, (...args: unknown[]) => call(of, isWhole, async () => value(...args))]
      })
      return Object.fromEntries(wrapped)
    },
  }
}

/** Each step of it is a call. */
async function* steps(pages: AsyncIterable<unknown>, call: <R>(act: () => Promise<R>) => Promise<R>) {
  const walk = pages[Symbol.asyncIterator]()
  for (;;) {
    const step = await call(() => walk.next())
    if (step.done) return
    yield step.value
  }
}

function never(): Promise<never> {
  return new Promise(() => {})
}

/** Effects may have others behind them that had begun too. */
async function landed(underWay: ReadonlySet<Promise<unknown>>): Promise<void> {
  do {
    await Promise.allSettled(underWay)
    await turn()
  } while (underWay.size > 0)
}
