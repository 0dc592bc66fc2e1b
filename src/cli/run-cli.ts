import { SettingsError } from '#src/core/settings-error.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Context } from './context.ts'
import { demo } from './demo.ts'
import { digestCommand } from './digest.ts'
import { EXIT } from './exit-code.ts'
import { HELP } from './help.ts'
import { init } from './init.ts'
import { type Options, parseOptions } from './options.ts'
import { planCommand } from './plan.ts'
import { serveCommand } from './serve.ts'
import { syncCommand } from './sync.ts'
import { UsageError } from './usage-error.ts'

const COMMANDS: Readonly<Record<string, (context: Context, options: Options) => Promise<number>>> = {
  demo,
  init,
  plan: planCommand,
  sync: syncCommand,
  digest: digestCommand,
  serve: serveCommand,
}

/** Runs one command and answers its exit code; an error becomes a message on stderr. */
export async function runCli(argv: readonly string[], context: Context): Promise<number> {
  const [name = 'help', ...rest] = argv
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    context.out(HELP)
    return EXIT.done
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command) throw new UsageError(`There is no command ${JSON.stringify(name)}.`)
    return await command(context, parseOptions(rest))
  } catch (error) {
    if (error instanceof UsageError) {
      context.err(`${error.message}\n\n${HELP}`)
      return EXIT.usage
    }
    if (error instanceof SettingsError) {
      context.err(`${error.message}\n`)
      return EXIT.usage
    }
    if (error instanceof Failure) {
      const id = error.requestId ? ` (request ${error.requestId})` : ''
      context.err(`${error.message}${id}\n`)
      return EXIT.failed
    }
    throw error
  }
}
