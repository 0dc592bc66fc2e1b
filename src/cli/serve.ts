import type { Context } from './context.ts'
import type { Options } from './options.ts'

const DEFAULT_PORT = 8787

/** `okr-sync serve` */
export function serveCommand(context: Context, options: Options): Promise<number> {
  return context.serve(context.env, options.port ?? DEFAULT_PORT)
}
