import type { DatabaseKind } from '#src/core/model.ts'

/** How to reach Notion. */
export interface NotionConnection {
  readonly token: string
  /** Without the path, for example https://api.notion.com */
  readonly apiUrl: string
  /** 600 on Business and Enterprise, else 180. */
  readonly requestsPerMinute: number
}

export interface NotionSettings extends NotionConnection {
  /** Data source ids, database ids or links; likewise the four below. */
  readonly objectives: readonly string[]
  readonly keyResults: readonly string[]
  /** The flat layout: a row per key result with its objective as text. */
  readonly okrs: readonly string[]
  readonly initiatives: readonly string[]
  readonly decisions: readonly string[]
  /**
   * Which property holds which field: `<database>.<field>` or `<field>` for every database that has it, to the property's
   * name or id, or to several parted by ` | ` of which the first that a database has is taken; for example `{"keyResults.status": "RAG (computed)", "owners": "Lead"}`. The longer form wins.
   * A service's column that is named here is the service's to write as long as it is named. An empty name says that no
   * property holds the field.
   */
  readonly properties: Readonly<Record<string, string>>
  /** Names to addresses, for owners in text columns and people without e-mail. */
  readonly owners: Readonly<Record<string, string>>
  /** Where the days of dates with a time are taken, for example Europe/Berlin. */
  readonly timezone: string
}

/** The environment variable that names the databases of each kind. */
export const settingOf = {
  objectives: 'NOTION_OBJECTIVES',
  keyResults: 'NOTION_KEY_RESULTS',
  okrs: 'NOTION_OKRS',
  initiatives: 'NOTION_INITIATIVES',
  decisions: 'NOTION_DECISIONS',
} as const

export type DatabaseSetting = (typeof settingOf)[keyof typeof settingOf]

/** One database to read: a kind, where it was named, and whether its rows hold their objective as text. */
export interface ConfiguredDatabase {
  readonly kind: DatabaseKind
  readonly flat: boolean
  readonly setting: DatabaseSetting
  readonly reference: string
  /** true: objectives and key results are rows of one table, which both settings name; only the rows of the kind are meant. */
  readonly mixed?: true
}

/** @returns the databases in the order in which they are read */
export function configuredDatabases(settings: NotionSettings): readonly ConfiguredDatabase[] {
  const each = (list: keyof typeof settingOf, kind: DatabaseKind) =>
    settings[list].map((reference) => ({ kind, flat: list === 'okrs', setting: settingOf[list], reference }))
  return [
    ...each('objectives', 'objectives'),
    ...each('keyResults', 'keyResults'),
    ...each('okrs', 'keyResults'),
    ...each('initiatives', 'initiatives'),
    ...each('decisions', 'decisions'),
  ]
}
