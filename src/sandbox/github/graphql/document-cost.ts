import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

export interface DocumentCost {
  /** Points of the hourly limit, at least 1. */
  readonly points: number
  /** Nodes that the answer could hold. */
  readonly nodes: number
}

/** A document that could bring more nodes than this is refused. */
export const maxNodes = 500_000

/**
 * What a valid document costs by GitHub's published rules: each connection is one request for each node above it, all pages
 * taken as full; a hundred requests are a point. What `@include` and `@skip` leave out is counted.
 */
export function documentCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentCost {
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
  let requests = 0
  let nodes = 0

  /** @param parents how many nodes the selection is made of at most */
  function add(selection: SelectionSetNode, type: GraphQLNamedType | undefined, parents: number): void {
    for (const part of selection.selections) {
      if (part.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(part.name.value)
        if (fragment) add(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), parents)
      } else if (part.kind === Kind.INLINE_FRAGMENT) {
        const condition = part.typeCondition
        add(part.selectionSet, condition ? schema.getType(condition.name.value) : type, parents)
      } else if (part.selectionSet) {
        const below = fieldType(type, part.name.value)
        if (below?.name.endsWith('Connection')) {
          const size = pageSize(part.arguments)
          requests += parents
          nodes += parents * size
          add(part.selectionSet, below, parents * size)
        } else {
          add(part.selectionSet, below, parents)
        }
      }
    }
  }

  /** 0 where only the count is asked for. */
  function pageSize(args: readonly ArgumentNode[] = []): number {
    const first = args.find(({ name }) => name.value === 'first')
    const value = first && valueFromASTUntyped(first.value, values)
    return typeof value === 'number' ? Math.max(0, value) : 0
  }

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      add(definition.selectionSet, schema.getQueryType() ?? undefined, 1)
    }
  }
  return { points: Math.max(1, Math.round(requests / 100)), nodes }
}

function fieldType(type: GraphQLNamedType | undefined, field: string): GraphQLNamedType | undefined {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
  const found = fields[field]
  return found && getNamedType(found.type)
}
