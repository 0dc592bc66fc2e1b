import * as z from 'zod'
import type { NotionConnection, NotionSettings } from '#src/adapters/notion/settings.ts'
import { settingOf } from '#src/adapters/notion/settings.ts'

const Properties = z.record(z.string(), z.string())

/** The settings of a sync, from those that are there to be pasted. */
export function settingsFrom(
  pasted: Readonly<Record<string, string>>,
  rest: NotionConnection & Pick<NotionSettings, 'owners' | 'timezone'>,
): NotionSettings {
  const ids = (list: keyof typeof settingOf) =>
    (pasted[settingOf[list]] ?? '').split(',').flatMap((id) => id.trim() || [])
  return {
    ...rest,
    objectives: ids('objectives'),
    keyResults: ids('keyResults'),
    okrs: ids('okrs'),
    initiatives: ids('initiatives'),
    decisions: ids('decisions'),
    properties: Properties.parse(JSON.parse(pasted['NOTION_PROPERTIES'] ?? '{}')),
  }
}
