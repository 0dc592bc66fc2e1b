import { SettingsError } from '#src/core/settings-error.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { HELP } from './help.ts'
import { type Options, parseOptions, type Takes } from './options.ts'
import { UsageError } from './usage-error.ts'

interface Command extends Takes {
  /** Reads its sources when it is asked for: a server has no use for the stand-ins of the demo. */
  load(): Promise<(context: Context, options: Options) => Promise<number>>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  demo: {
    load: async () => (await import('./demo.ts')).demo,
    options: ['json', 'once', 'as-of', 'port', 'chaos', 'seed'],
  },
  init: {
    load: async () => (await import('./init.ts')).init,
    options: ['json', 'adopt', 'remove', 'yes', 'dry-run'],
    words: 1,
  },
  audit: {
    load: async () => (await import('./audit.ts')).auditCommand,
    options: ['json', 'markdown', 'html', 'as-of'],
    words: 1,
  },
  'go-live': {
    load: async () => (await import('./go-live.ts')).goLiveCommand,
    options: ['json', 'dry-run', 'yes'],
  },
  doctor: { load: async () => (await import('./doctor.ts')).doctorCommand, options: ['json'] },
  plan: { load: async () => (await import('./plan.ts')).planCommand, options: ['json', 'as-of'] },
  sync: { load: async () => (await import('./sync.ts')).syncCommand, options: ['json', 'dry-run', 'as-of'] },
  digest: {
    load: async () => (await import('./digest.ts')).digestCommand,
    options: ['json', 'dry-run', 'as-of', 'preview'],
    words: 1,
  },
  escalate: {
    load: async () => (await import('./letters.ts')).lettersCommand('escalate'),
    options: ['json', 'dry-run', 'as-of'],
  },
  nudge: {
    load: async () => (await import('./letters.ts')).lettersCommand('nudge'),
    options: ['json', 'dry-run', 'as-of'],
  },
  undo: { load: async () => (await import('./undo.ts')).undoCommand, options: ['json', 'dry-run'], words: 1 },
  recompute: {
    load: async () => (await import('./recompute.ts')).recomputeCommand,
    options: ['json'],
    words: 1,
  },
  resend: { load: async () => (await import('./resend.ts')).resendCommand, options: ['json'], words: 1 },
  explain: {
    load: async () => (await import('./explain.ts')).explainCommand,
    options: ['json', 'as-of'],
    words: 1,
  },
  whatif: {
    load: async () => (await import('./what-if.ts')).whatIfCommand,
    options: ['json', 'as-of', 'target', 'end'],
    words: 1,
  },
  score: {
    load: async () => (await import('./score.ts')).scoreCommand,
    options: ['json', 'as-of', 'input', 'format', 'quarter-progress'],
  },
  backtest: { load: async () => (await import('./backtest.ts')).backtestCommand, options: ['json'] },
  backup: { load: async () => (await import('./backup.ts')).backupCommand, options: ['json'], words: 1 },
  preview: {
    load: async () => (await import('./preview.ts')).previewCommand,
    options: ['json', 'port', 'out'],
  },
  serve: { load: async () => (await import('./serve.ts')).serveCommand, options: ['port'] },
}

/** Runs one command and answers its exit code; whatever is thrown becomes a message on stderr. */
export async function runCli(argv: readonly string[], context: Context): Promise<number> {
  const [name = 'help', ...rest] = argv
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    context.out(HELP)
    return EXIT.done
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!command) throw new UsageError(`There is no command ${JSON.stringify(name)}.`)
    const options = parseOptions(rest, command)
    const isDry = options.dryRun || options.preview !== undefined
    if (options.asOf !== undefined && ['sync', 'digest', 'escalate', 'nudge'].includes(name) && !isDry) {
      throw new UsageError(`${name} takes --as-of with --dry-run only: what is written and sent is of now.`)
    }
    const run = await command.load()
    return await run(context, options)
  } catch (error) {
    return explain(error, context)
  }
}

function explain(error: unknown, context: Context): number {
  if (error instanceof UsageError) {
    context.err(`${error.message}\nokr-sync --help tells how it is used.\n`)
    return EXIT.usage
  }
  if (error instanceof SettingsError) {
    context.err(`${error.message}\n`)
    return EXIT.usage
  }
  if (error instanceof Failure) {
    const id = error.requestId ? ` (request ${error.requestId})` : ''
    context.err(`${error.message}${id}\n`)
    // A setting that only its adapter can judge is a wrong setting all the same.
    return error.code === 'invalid' ? EXIT.usage : EXIT.failed
  }
  context.err('okr-sync met a fault of its own. Please report it with what follows.\n')
  context.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return EXIT.failed
}
