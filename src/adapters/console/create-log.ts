import { redact } from '#src/adapters/support/redact.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { createSystemClock } from './create-system-clock.ts'

/** Servers name the recipient in what they answer. */
const addresses = /[\w.!#$%&'*+/=?^`{|}~-]+@(?:[\w-]+\.)+[a-z]{2,}/gi

const levels = ['info', 'warn', 'error'] as const

export type LogLevel = (typeof levels)[number]

/**
 * One line for each event: JSON for machines, or words for people. Whatever looks like a secret or a mail address is taken out
 * of what is told, before it is laid out: an escape in JSON would hide it.
 * @param options.level the least that is written
 * @param options.runtime where lines go: on Node (the default) to standard error, which leaves standard output to what a
 * command prints; on `workers` each to the console's method of its level, which is the level that Cloudflare shows
 * @param options.write takes a line without its end, instead
 * @param options.secrets values that no line may hold
 */
export function createLog(options: {
  readonly level: LogLevel
  readonly format?: 'json' | 'text'
  readonly runtime?: 'node' | 'workers'
  readonly write?: (line: string, level: LogLevel) => void
  readonly clock?: Clock
  readonly secrets?: readonly string[]
}): Log {
  const {
    level: least,
    format = 'json',
    runtime = 'node',
    write = runtime === 'workers' ? writeAtLevel : writeToStderr,
    clock = createSystemClock(),
    secrets = [],
  } = options
  const lay = format === 'json' ? asJson : asText
  const clean = (text: string) => redact(text, secrets).replace(addresses, '[address]')
  const cleaned = (data: Data): Data =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
    )

  function writer(level: LogLevel): Log['info'] {
    if (levels.indexOf(level) < levels.indexOf(least)) return () => {}
    return (event, data = {}) =>
      write(lay({ time: clock.now(), level, event: clean(event) }, cleaned(data)), level)
  }
  return { info: writer('info'), warn: writer('warn'), error: writer('error') }
}

interface Head {
  readonly time: string
  readonly level: LogLevel
  readonly event: string
}

type Data = NonNullable<Parameters<Log['info']>[1]>

/** The head comes first, and no data can take its place. */
function asJson(head: Head, data: Data): string {
  return JSON.stringify({ ...head, ...data, ...head })
}

function asText({ time, level, event }: Head, data: Data): string {
  const words = Object.entries(data).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return [time, level, event, ...words].join(' ')
}

function writeToStderr(line: string): void {
  // biome-ignore lint/suspicious/noConsole: the one place that prints
  console.error(line)
}

const METHODS = { info: 'log', warn: 'warn', error: 'error' } as const

function writeAtLevel(line: string, level: LogLevel): void {
  // biome-ignore lint/suspicious/noConsole: the one place that prints
  console[METHODS[level]](line)
}
