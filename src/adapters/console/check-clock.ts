import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'

const MINUTE = 60_000
const WARN_MS = MINUTE
const FAIL_MS = 5 * MINUTE

/**
 * Holds our time against the dates of other systems' answers, whatever they answer: a request without a token is enough.
 * @param options.urls by the system's name
 * @param options.timeoutMs in real time
 */
export function createClockCheckup(options: {
  readonly urls: ReadonlyMap<string, string>
  readonly clock: Pick<Clock, 'now'>
  readonly timeoutMs?: number
}): Checkup {
  const { urls, clock, timeoutMs = 10_000 } = options

  async function aheadMs(url: string): Promise<number | null> {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' })
      await answer.body?.cancel()
      // It is cut to the second.
      const theirs = Date.parse(answer.headers.get('date') ?? '') + 500
      return Number.isNaN(theirs) ? null : Date.parse(clock.now()) - theirs
    } catch {
      // Nothing came back; the system's own part says so.
      return null
    }
  }

  return {
    name: 'Clock',
    async check() {
      if (urls.size === 0) return []
      const told = await Promise.all(
        [...urls].map(async ([name, url]) => {
          const ahead = await aheadMs(url)
          return ahead === null ? [] : [{ name, ahead }]
        }),
      )
      return [verdict(told.flat(), clock.now())]
    },
  }
}

function verdict(told: readonly { readonly name: string; readonly ahead: number }[], now: string): Check {
  const subject = 'Our time'
  // One system's clock may be wrong; the nearest one speaks for ours.
  const [nearest] = told.toSorted((a, b) => Math.abs(a.ahead) - Math.abs(b.ahead))
  if (nearest === undefined) {
    return warning(
      subject,
      `It is ${now} here; no other system answered with its own time to compare.`,
      'Mend what cannot be reached, and run okr-sync doctor again.',
    )
  }
  const off = Math.abs(nearest.ahead)
  if (off <= WARN_MS) return ok(subject, `It is ${now}, as ${nearest.name} has it too.`)
  const message = `This machine is ${Math.round(off / MINUTE)} min ${nearest.ahead > 0 ? 'ahead of' : 'behind'} ${nearest.name}.`
  const mend = 'Set the clock of this machine, best by a time service (NTP).'
  return off > FAIL_MS ? failure(subject, 'settings', message, mend) : warning(subject, message, mend)
}
