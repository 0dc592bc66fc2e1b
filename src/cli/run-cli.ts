import { SettingsError } from '#src/core/settings-error.ts'
import { Failure } from '#src/ports/failure.ts'
import { auditCommand } from './audit.ts'
import { backtestCommand } from './backtest.ts'
import { backupCommand } from './backup.ts'
import type { Context } from './context.ts'
import { demo } from './demo.ts'
import { digestCommand } from './digest.ts'
import { doctorCommand } from './doctor.ts'
import { EXIT } from './exit-code.ts'
import { explainCommand } from './explain.ts'
import { goLiveCommand } from './go-live.ts'
import { HELP } from './help.ts'
import { init } from './init.ts'
import { lettersCommand } from './letters.ts'
import { type Options, parseOptions, type Takes } from './options.ts'
import { planCommand } from './plan.ts'
import { previewCommand } from './preview.ts'
import { recomputeCommand } from './recompute.ts'
import { resendCommand } from './resend.ts'
import { scoreCommand } from './score.ts'
import { serveCommand } from './serve.ts'
import { syncCommand } from './sync.ts'
import { undoCommand } from './undo.ts'
import { UsageError } from './usage-error.ts'
import { whatIfCommand } from './what-if.ts'

interface Command extends Takes {
  run(context: Context, options: Options): Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  demo: { run: demo, options: ['json', 'once', 'as-of', 'port', 'chaos', 'seed'] },
  init: { run: init, options: ['json', 'adopt', 'remove', 'yes', 'dry-run'], words: 1 },
  audit: { run: auditCommand, options: ['json', 'markdown', 'html', 'as-of'], words: 1 },
  'go-live': { run: goLiveCommand, options: ['json', 'dry-run', 'yes'] },
  doctor: { run: doctorCommand, options: ['json'] },
  plan: { run: planCommand, options: ['json', 'as-of'] },
  sync: { run: syncCommand, options: ['json', 'dry-run', 'as-of'] },
  digest: { run: digestCommand, options: ['json', 'dry-run', 'as-of', 'preview'], words: 1 },
  escalate: { run: lettersCommand('escalate'), options: ['json', 'dry-run', 'as-of'] },
  nudge: { run: lettersCommand('nudge'), options: ['json', 'dry-run', 'as-of'] },
  undo: { run: undoCommand, options: ['json', 'dry-run'], words: 1 },
  recompute: { run: recomputeCommand, options: ['json'], words: 1 },
  resend: { run: resendCommand, options: ['json'], words: 1 },
  explain: { run: explainCommand, options: ['json', 'as-of'], words: 1 },
  whatif: { run: whatIfCommand, options: ['json', 'as-of', 'target', 'end'], words: 1 },
  score: { run: scoreCommand, options: ['json', 'as-of', 'input', 'format', 'quarter-progress'] },
  backtest: { run: backtestCommand, options: ['json'] },
  backup: { run: backupCommand, options: ['json'], words: 1 },
  preview: { run: previewCommand, options: ['json', 'port', 'out'] },
  serve: { run: serveCommand, options: ['port'] },
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
    return await command.run(context, options)
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
