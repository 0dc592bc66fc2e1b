import { buildSchema, GraphQLScalarType, type GraphQLSchema, valueFromASTUntyped } from 'graphql'
import { Temporal } from 'temporal-polyfill'
import { linearSchema } from './schema.ts'

/** The schema ready to run. A duration such as `-P2W` in a date filter is reckoned from now. */
export function buildLinearSchema(now: () => Date): GraphQLSchema {
  const schema = buildSchema(linearSchema)
  const moment = schema.getType('DateTimeOrDuration')
  if (moment instanceof GraphQLScalarType) {
    moment.parseValue = (value) => instantFrom(String(value), now())
    moment.parseLiteral = (node, variables) =>
      instantFrom(String(valueFromASTUntyped(node, variables)), now())
  }
  return schema
}

function instantFrom(text: string, now: Date): string {
  if (/^-?P/.test(text)) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC')
    return new Date(zoned.add(text).epochMilliseconds).toISOString()
  }
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Error(`${text} is neither a date nor an ISO 8601 duration.`)
  return date.toISOString()
}
