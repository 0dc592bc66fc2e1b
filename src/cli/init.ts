import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `okr-sync init PAGE` */
export async function init(context: Context, options: Options): Promise<number> {
  const [page] = options.positionals
  if (page === undefined) {
    throw new UsageError('init needs the Notion page to create the databases under: a link or an id.')
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
