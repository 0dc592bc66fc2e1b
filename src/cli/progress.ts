import type { Progress } from '#src/jobs/assess.ts'
import type { Context } from './context.ts'

/** Prints how far long work has come, a line each, on stderr. */
export function progressOf(context: Context): Progress {
  return (words) => context.err(`… ${words}\n`)
}
