import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { initAdopt } from './init-adopt.ts'
import { initRemove } from './init-remove.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `okr-sync init PAGE`, `okr-sync init --adopt` and `okr-sync init --remove` */
export async function init(context: Context, options: Options): Promise<number> {
  if (options.adopt && options.remove) throw new UsageError('Choose --adopt or --remove.')
  if (options.adopt) return initAdopt(context, options)
  if (options.remove) return initRemove(context, options)
  if (options.yes || options.dryRun) {
    throw new UsageError('init takes --yes and --dry-run with --adopt or --remove only.')
  }
  const [page] = options.positionals
  if (page === undefined) {
    throw new UsageError(
      'init needs the Notion page to create the databases under: a link or an id. To use databases that are there: init --adopt.',
    )
  }
  const result = await context.initWorkspace(context.env, page)
  if (options.json) {
    context.out(`${JSON.stringify(result, null, 2)}\n`)
    return EXIT.done
  }
  context.err(
    `Created: ${result.created.join(', ') || 'nothing'}. Found: ${result.found.join(', ') || 'nothing'}.\n`,
  )
  context.err('Put these lines into .env or your settings:\n')
  for (const [name, value] of Object.entries(result.settings)) context.out(`${name}=${value}\n`)
  return EXIT.done
}
