import { parseArgs } from 'node:util'
import type { Day, Instant } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { UsageError } from './usage-error.ts'

export interface Options {
  readonly positionals: readonly string[]
  readonly json: boolean
  readonly dryRun: boolean
  readonly adopt: boolean
  readonly remove: boolean
  /** true: nobody is asked. */
  readonly yes: boolean
  readonly once: boolean
  /** A day is its last moment in the organisation's time zone. */
  readonly asOf: Instant | Day | undefined
  readonly port: number | undefined
  /** The folder to write into. */
  readonly out: string | undefined
  /** The folder to write a mail into. */
  readonly preview: string | undefined
  readonly markdown: boolean
  /** The file to write a page into. */
  readonly html: string | undefined
  /** The file to score. */
  readonly input: string | undefined
  readonly format: 'text' | 'json' | undefined
  /** 0..1: the one clock of `score`. */
  readonly quarterProgress: number | undefined
  /** 0..1: the share of requests that fail. */
  readonly chaos: number | undefined
  /** A whole number that decides which. */
  readonly seed: number | undefined
  /** Of `whatif`, as Notion shows it. */
  readonly target: number | undefined
  readonly end: Day | undefined
}

const OPTIONS = {
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  adopt: { type: 'boolean' },
  remove: { type: 'boolean' },
  yes: { type: 'boolean' },
  once: { type: 'boolean' },
  'as-of': { type: 'string' },
  port: { type: 'string' },
  out: { type: 'string' },
  preview: { type: 'string' },
  markdown: { type: 'boolean' },
  html: { type: 'string' },
  input: { type: 'string' },
  format: { type: 'string' },
  'quarter-progress': { type: 'string' },
  chaos: { type: 'string' },
  seed: { type: 'string' },
  target: { type: 'string' },
  end: { type: 'string' },
} as const

/** What one command takes; anything else is wrong use of it. */
export interface Takes {
  readonly options: readonly (keyof typeof OPTIONS)[]
  /** At most so many words beside the options. */
  readonly words?: number
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** @throws UsageError for an option or a word that the command does not take, or a value that cannot be read */
export function parseOptions(args: readonly string[], takes: Takes): Options {
  const { values, positionals } = parse(args)
  for (const name of Object.keys(values)) {
    if (takes.options.some((taken) => taken === name)) continue
    throw new UsageError(`This command takes no --${name}.`)
  }
  if (positionals.length > (takes.words ?? 0)) {
    throw new UsageError(`This command does not take ${JSON.stringify(positionals[takes.words ?? 0])}.`)
  }
  return {
    positionals,
    json: values.json ?? false,
    dryRun: values['dry-run'] ?? false,
    adopt: values.adopt ?? false,
    remove: values.remove ?? false,
    yes: values.yes ?? false,
    once: values.once ?? false,
    asOf: values['as-of'] === undefined ? undefined : momentOrDay(values['as-of']),
    port: values.port === undefined ? undefined : portNumber(values.port),
    out: values.out,
    preview: values.preview,
    markdown: values.markdown ?? false,
    html: values.html,
    input: values.input,
    format: values.format === undefined ? undefined : formatName(values.format),
    quarterProgress: share('quarter-progress', values['quarter-progress'], '0.7'),
    chaos: share('chaos', values.chaos, '0.2'),
    seed: values.seed === undefined ? undefined : seedNumber(values.seed),
    target: values.target === undefined ? undefined : targetNumber(values.target),
    end: values.end === undefined ? undefined : dayOf(values.end),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function momentOrDay(given: string): Instant | Day {
  if (isDay(given)) return given
  const time = new Date(given)
  if (MOMENT.test(given) && !Number.isNaN(time.getTime())) return time.toISOString()
  throw new UsageError(
    `--as-of is ${JSON.stringify(given)}; it takes a time with its zone, such as 2026-11-20T08:00:00Z, or a day.`,
  )
}

function portNumber(text: string): number {
  const port = Number(text)
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port is ${JSON.stringify(text)}; it takes a whole number from 0 to 65535.`)
}

function formatName(text: string): 'text' | 'json' {
  if (text === 'text' || text === 'json') return text
  throw new UsageError(`--format is ${JSON.stringify(text)}; it takes text or json.`)
}

function share(name: string, text: string | undefined, example: string): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() !== '' && number >= 0 && number <= 1) return number
  throw new UsageError(
    `--${name} is ${JSON.stringify(text)}; it takes a share from 0 to 1, such as ${example}.`,
  )
}

function seedNumber(text: string): number {
  const seed = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(seed)) return seed
  throw new UsageError(`--seed is ${JSON.stringify(text)}; it takes a whole number, such as 7.`)
}

function targetNumber(text: string): number {
  const bare = text.trim().replace(/\s*%$/, '')
  const number = Number(bare)
  if (bare !== '' && Number.isFinite(number)) return number
  throw new UsageError(
    `--target is ${JSON.stringify(text)}; it takes a number as Notion shows it, such as 40.`,
  )
}

function dayOf(text: string): Day {
  if (isDay(text)) return text
  throw new UsageError(`--end is ${JSON.stringify(text)}; it takes a day, such as 2027-01-31.`)
}
