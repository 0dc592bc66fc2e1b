import { decodedId } from './decoded-id.ts'

/** Of a property what tells which others Notion computes it from. */
interface Computed {
  readonly id: string
  readonly name: string
  readonly type: string
  /** Of a formula. */
  readonly expression?: string | undefined
  /** Of a rollup. */
  readonly rolls?: { readonly over: string } | undefined
}

/** A relation of whose rows a formula makes something. */
export interface ReadRelation {
  readonly id: string
  readonly name: string
}

/**
 * The relations that a formula reads, itself or through other formulas and rollups of its database: of a long one Notion's API
 * shows it 25 rows, and none of a database that is not shared.
 */
export function formulaReads(formula: Computed, properties: readonly Computed[]): readonly ReadRelation[] {
  const reached = new Set([formula])
  for (const { expression = '', rolls } of reached) {
    for (const each of properties) {
      if (each.id === rolls?.over || isNamed(each, expression)) reached.add(each)
    }
  }
  return [...reached].filter(({ type }) => type === 'relation').map(({ id, name }) => ({ id, name }))
}

/** By its name, as people write it, or by its id, as Notion keeps it. */
function isNamed({ id, name }: Computed, expression: string): boolean {
  const ids = [id, decodedId(id)].map((known) => `block_property:${known}:`)
  return [`prop(${JSON.stringify(name)})`, ...ids].some((named) => expression.includes(named))
}
