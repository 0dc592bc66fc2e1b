import {
  findBreakingChanges,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'

/**
 * Where a schema of ours says other than the vendor's. Empty means that every document that is valid on ours is valid
 * on theirs, and that each of our fields and arguments has exactly their type, nullability included.
 */
export function schemaFaults(ours: GraphQLSchema, theirs: GraphQLSchema): readonly string[] {
  const breaking = findBreakingChanges(ours, theirs).map(({ description }) => description)
  const types = fieldTypes(theirs)
  const different = [...fieldTypes(ours)]
    .filter(([name, type]) => types.get(name) !== type)
    .map(([name, type]) => `${name} is ${type}, theirs is ${types.get(name) ?? 'absent'}.`)
  return [...breaking, ...different]
}

/** For example `Project.url` → `String!` and `Query.project(id)` → `String!`. */
function fieldTypes(schema: GraphQLSchema): Map<string, string> {
  const types = new Map<string, string>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      types.set(`${type.name}.${field.name}`, String(field.type))
      for (const arg of 'args' in field ? field.args : []) {
        types.set(`${type.name}.${field.name}(${arg.name})`, String(arg.type))
      }
    }
  }
  return types
}
