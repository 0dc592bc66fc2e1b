import { WEEKDAYS } from '#src/core/time/week-time.ts'
import type { Env } from './context.ts'

/**
 * What the demo company decides about its mail: reports leave at the hour at which the demo ends, the platform team gets the digest
 * of its own rows, one owner lives in another time zone, and the service asks for decisions.
 */
export function demoPolicy(now: string, domain: string): Env {
  const weekday = WEEKDAYS[(new Date(now).getUTCDay() + 6) % 7] ?? ''
  const mail = {
    subscriptions: [{ to: [`nadia@${domain}`], reports: ['digest'], teams: ['Platform'] }],
    timezones: { [`idris@${domain}`]: 'Africa/Lagos' },
  }
  return {
    DIGEST_AT: `${weekday} ${now.slice(11, 16)}`,
    POLICY: JSON.stringify({ decisions: { ask: true }, mail }),
  }
}
