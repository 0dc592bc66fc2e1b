import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

/** A single query above this is always refused. */
export const maxComplexity = 10_000

const defaultPage = 50

/**
 * Points of a document by Linear's published rules: a scalar costs 0.1, an object 1, and what a connection holds is
 * multiplied by its `first` or `last`, or by 50 without either. Not rounded; the service rounds up what it charges.
 * Not published, and so counted in full: `pageInfo`, and what `@include` or `@skip` leaves out.
 */
export function complexityOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const values: Record<string, unknown> = {}
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      const name = variable.name.value
      values[name] = variables[name] ?? (defaultValue && valueFromASTUntyped(defaultValue))
    }
  }

  // In tenths of a point, which are whole numbers: sums of 0.1 would not be.
  function ofSelection(selection: SelectionSetNode, page: number): number {
    let tenths = 0
    for (const part of selection.selections) {
      if (part.kind === Kind.FIELD) tenths += ofField(part) * (holdsItems(part) ? page : 1)
      else if (part.kind === Kind.INLINE_FRAGMENT) tenths += ofSelection(part.selectionSet, page)
      else {
        const fragment = fragments.get(part.name.value)
        tenths += fragment ? ofSelection(fragment.selectionSet, page) : 0
      }
    }
    return tenths
  }

  function ofField(field: FieldNode): number {
    return field.selectionSet ? 10 + ofSelection(field.selectionSet, pageOf(field)) : 1
  }

  function pageOf(field: FieldNode): number {
    const size = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')
    const value = size && valueFromASTUntyped(size.value, values)
    return typeof value === 'number' ? value : defaultPage
  }

  let tenths = 0
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) tenths += ofSelection(definition.selectionSet, 1)
  }
  return tenths / 10
}

function holdsItems(field: FieldNode): boolean {
  return field.name.value === 'nodes' || field.name.value === 'edges'
}
