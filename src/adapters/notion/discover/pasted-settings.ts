import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import { settingsOf } from '#src/adapters/notion/guess/settings-of.ts'
import { settingOf } from '#src/adapters/notion/settings.ts'

/** The settings by which a sync reads the tables as they were guessed, by name: which they are, and what has to be said of columns. */
export function pastedSettings(used: readonly GuessedTable[]): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {}
  for (const [list, setting] of Object.entries(settingOf)) {
    const ids = used
      .filter(({ kind, flat }) => (flat ? 'okrs' : kind) === list)
      .map(({ table }) => table.schema.id)
    if (ids.length > 0) settings[setting] = ids.join(',')
  }
  const properties = settingsOf(used)
  if (Object.keys(properties).length > 0) settings['NOTION_PROPERTIES'] = JSON.stringify(properties)
  return settings
}
