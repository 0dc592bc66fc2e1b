import { type ConfiguredDatabase, settingOf } from '#src/adapters/notion/settings.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import type { SampledTable } from './sampled-table.ts'

/** What a table would be in the settings, if it is what it is taken for. */
export function configuredAs({
  table,
  kind,
  flat,
  mixed,
}: {
  readonly table: SampledTable
  readonly kind: DatabaseKind
  readonly flat: boolean
  readonly mixed: boolean
}): ConfiguredDatabase {
  const setting = settingOf[flat ? 'okrs' : kind]
  return { kind, flat, setting, reference: table.schema.id, ...(mixed ? { mixed } : {}) }
}
