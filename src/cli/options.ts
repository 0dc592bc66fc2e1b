import { parseArgs } from 'node:util'
import type { Instant } from '#src/core/model.ts'
import { UsageError } from './usage-error.ts'

export interface Options {
  readonly positionals: readonly string[]
  readonly json: boolean
  readonly dryRun: boolean
  readonly once: boolean
  readonly asOf: Instant | undefined
  readonly port: number | undefined
}

/** @throws UsageError for an option that does not exist or a value that cannot be read */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args)
  return {
    positionals,
    json: values.json ?? false,
    dryRun: values['dry-run'] ?? false,
    once: values.once ?? false,
    asOf: values['as-of'] === undefined ? undefined : instant(values['as-of']),
    port: values.port === undefined ? undefined : portNumber(values.port),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        once: { type: 'boolean' },
        'as-of': { type: 'string' },
        port: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function instant(text: string): Instant {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) {
    throw new UsageError(`--as-of is ${JSON.stringify(text)}; it takes a time such as 2026-11-20T08:00:00Z.`)
  }
  return time.toISOString()
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port is ${JSON.stringify(text)}; it takes a whole number from 0 to 65535.`)
  }
  return port
}
