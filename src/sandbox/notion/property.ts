/** An option of select, multi-select or status. */
export interface Option {
  readonly id: string
  name: string
  color: string
  description: string | null
}

/** A group of status options. */
export interface StatusGroup {
  readonly id: string
  readonly name: string
  readonly color: string
  readonly optionIds: string[]
}

/** Property types that have nothing to configure. */
export const plainTypes = [
  'title',
  'rich_text',
  'date',
  'people',
  'files',
  'checkbox',
  'url',
  'email',
  'phone_number',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
] as const

export type PlainType = (typeof plainTypes)[number]

/** What a property is, apart from its name. */
export type PropertyConfig =
  | { readonly type: PlainType }
  | { readonly type: 'number'; format: string }
  | { readonly type: 'select'; options: Option[] }
  | { readonly type: 'multi_select'; options: Option[] }
  | { readonly type: 'status'; options: Option[]; groups: StatusGroup[] }
  | {
      readonly type: 'relation'
      readonly dataSourceId: string
      /** The property on the other side that shows the same links; null: one way. */
      syncedPropertyId: string | null
    }
  | { readonly type: 'formula'; expression: string }
  | {
      readonly type: 'rollup'
      relationPropertyId: string
      rollupPropertyId: string
      function: string
    }
  | { readonly type: 'unique_id'; prefix: string | null }

/** The configuration of one type. */
export type ConfigOf<Type extends PropertyConfig['type']> = Extract<PropertyConfig, { type: Type }>

/** A column. The id survives a rename; it is kept here as it is and encoded for URLs in answers. */
export interface Property {
  readonly id: string
  name: string
  description: string | null
  config: PropertyConfig
}

/** The option that a status cell shows: the first one until another is chosen. */
export function chosenStatus(config: ConfigOf<'status'>, id: string | null): Option | undefined {
  const first = config.groups.flatMap((group) => group.optionIds)[0]
  const find = (wanted: string | null | undefined) => config.options.find((option) => option.id === wanted)
  return find(id) ?? find(first)
}

/** Finds a property by its id, encoded or not, else by its name. */
export function findProperty(properties: readonly Property[], key: string): Property | undefined {
  return (
    properties.find((property) => property.id === key || encodeURIComponent(property.id) === key) ??
    properties.find((property) => property.name === key)
  )
}
