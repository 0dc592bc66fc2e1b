import { redact } from '#src/adapters/support/redact.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { createSystemClock } from './create-system-clock.ts'

const levels = ['info', 'warn', 'error'] as const

export type LogLevel = (typeof levels)[number]

/**
 * One line for each event: JSON for machines, or words for people. Whatever looks like a secret is taken out of the line.
 * @param options.level the least that is written
 * @param options.write takes a line without its end; by default standard error, which in workerd is the Worker's log
 * @param options.secrets values that no line may hold
 */
export function createLog(options: {
  readonly level: LogLevel
  readonly format?: 'json' | 'text'
  readonly write?: (line: string) => void
  readonly clock?: Clock
  readonly secrets?: readonly string[]
}): Log {
  const {
    level: least,
    format = 'json',
    write = writeToStderr,
    clock = createSystemClock(),
    secrets = [],
  } = options
  const lay = format === 'json' ? asJson : asText

  function writer(level: LogLevel): Log['info'] {
    if (levels.indexOf(level) < levels.indexOf(least)) return () => {}
    return (event, data = {}) => write(redact(lay({ time: clock.now(), level, event }, data), secrets))
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
  // biome-ignore lint/suspicious/noConsole: the one place that prints, and what both Node and workerd have
  console.error(line)
}
