import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { UsageError } from './usage-error.ts'

/** `okr-sync backup` */
export async function backupCommand(context: Context, options: Options): Promise<number> {
  const [file] = options.positionals
  if (file === undefined || file.trim() === '') {
    throw new UsageError('backup needs the file to write, such as okr-sync-2026-11-20.db.')
  }
  const backup = await context.backup(context.env, file)
  const size = `${Math.ceil(backup.bytes / 1024)} kB`
  context.out(
    options.json ? `${JSON.stringify(backup, null, 2)}\n` : `The store is in ${backup.file} (${size}).\n`,
  )
  return EXIT.done
}
