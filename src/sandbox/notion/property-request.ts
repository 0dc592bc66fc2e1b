import * as z from 'zod'
import { invalid } from './errors.ts'
import { parseRequest } from './parse-request.ts'
import { type PlainType, plainTypes } from './property.ts'

const empty = z.strictObject({})
const name = z.string().min(1).max(100)

const option = z.strictObject({
  id: z.string().optional(),
  name: name.refine((text) => !text.includes(','), 'no commas').optional(),
  color: z.string().optional(),
  description: z.string().nullish(),
})

const statusOption = option.extend({ group: z.enum(['To-do', 'In progress', 'Complete']).optional() })

const relation = z.strictObject({
  data_source_id: z.string(),
  type: z.enum(['single_property', 'dual_property']).optional(),
  single_property: empty.optional(),
  dual_property: z
    .strictObject({ synced_property_id: z.string().optional(), synced_property_name: name.optional() })
    .optional(),
})

const rollup = z.strictObject({
  function: z.string(),
  relation_property_id: z.string().optional(),
  relation_property_name: z.string().optional(),
  rollup_property_id: z.string().optional(),
  rollup_property_name: z.string().optional(),
})

const configs = {
  ...(Object.fromEntries(plainTypes.map((type) => [type, empty])) as Record<PlainType, typeof empty>),
  number: z.strictObject({ format: z.string().optional() }),
  select: z.strictObject({ options: z.array(option).max(100).optional() }),
  multi_select: z.strictObject({ options: z.array(option).max(100).optional() }),
  status: z.strictObject({ options: z.array(statusOption).max(100).optional() }),
  relation,
  formula: z.strictObject({ expression: z.string() }),
  rollup,
  unique_id: z.strictObject({ prefix: z.string().nullish() }),
}

const shape = z.strictObject({
  ...Object.fromEntries(Object.entries(configs).map(([type, schema]) => [type, schema.optional()])),
  type: z.string().optional(),
  name: name.optional(),
  description: z.string().min(1).max(280).nullish(),
}) as unknown as z.ZodType<PropertyRequest>

export type OptionRequest = z.infer<typeof statusOption>

type Configs = { [Type in keyof typeof configs]: z.infer<(typeof configs)[Type]> }

/** A property as a schema request describes it: at most one of the configurations is there. */
export type PropertyRequest = { [Type in keyof Configs]?: Configs[Type] } & {
  type?: string
  name?: string
  description?: string | null
}

/** The configuration in a request, told apart by type; null when the request has none. */
export type ConfigRequest = { [Type in keyof Configs]: { type: Type; config: Configs[Type] } }[keyof Configs]

/** @throws NotionError validation_error, also when two types are named at once. */
export function parseProperty(value: unknown, where: string): PropertyRequest {
  const request = parseRequest(shape, value, where)
  const types = Object.keys(configs).filter((type) => type in request)
  if (types.length > 1) {
    throw invalid(`body failed validation: ${where} should have one type, instead had \`${types}\`.`)
  }
  if (request.type && types.length === 0) {
    throw invalid(
      `body failed validation: ${where}.${request.type} should be defined, instead was \`undefined\`.`,
    )
  }
  return request
}

export function configOf(request: PropertyRequest): ConfigRequest | null {
  const type = (Object.keys(configs) as (keyof Configs)[]).find((each) => request[each] !== undefined)
  return type ? ({ type, config: request[type] } as ConfigRequest) : null
}
