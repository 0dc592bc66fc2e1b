import * as z from 'zod'
import { isShared } from './access.ts'
import type { Context } from './context.ts'
import { invalid, notFound } from './errors.ts'
import { normalizeId } from './ids.ts'
import { newOption } from './options.ts'
import type { DateValue, Value } from './page.ts'
import { parseRequest } from './parse-request.ts'
import type { Option, Property } from './property.ts'
import { richTextRequest } from './rich-text.ts'

const chosen = z.strictObject({
  id: z.string().max(100).optional(),
  name: z.string().max(2000).optional(),
  color: z.string().optional(),
  description: z.string().nullish(),
})

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))

/** A list that null clears, like []. */
function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .max(100)
    .nullable()
    .transform((items) => items ?? [])
}

const requests = {
  title: richTextRequest.nullable().transform((runs) => runs ?? []),
  rich_text: richTextRequest.nullable().transform((runs) => runs ?? []),
  number: z.number().nullable(),
  select: chosen.nullable(),
  status: chosen.nullable(),
  multi_select: list(chosen),
  date: z.strictObject({ start: moment, end: moment.nullish(), time_zone: z.string().nullish() }).nullable(),
  people: list(z.looseObject({ id: z.string(), object: z.literal('user').optional() })),
  relation: list(z.strictObject({ id: z.string() })),
  files: list(
    z.strictObject({
      name: z.string().max(100),
      type: z.literal('external').optional(),
      external: z.strictObject({ url: z.string().max(2000) }),
    }),
  ),
  checkbox: z.boolean(),
  url: z.string().max(2000).nullable(),
  email: z.string().max(200).nullable(),
  phone_number: z.string().max(200).nullable(),
}

/**
 * Reads a cell from a page request. New options of select and multi-select are added to the property, as Notion does.
 * @throws NotionError validation_error
 */
export function parseValue(context: Context, property: Property, request: unknown): Value {
  const { type } = property.config
  const where = `body.properties.${property.name}`
  if (!(type in requests)) throw invalid(`${property.name} of type ${type} cannot be written.`)
  if (typeof request !== 'object' || request === null || !(type in request)) {
    throw invalid(`${property.name} is expected to be ${type}.`)
  }
  const surplus = Object.keys(request).find((key) => key !== type && key !== 'type')
  if (surplus) throw invalid(`body failed validation: ${where}.${surplus} should be not present.`)
  const given = (request as Record<string, unknown>)[type]
  const read = <Value>(schema: z.ZodType<Value>): Value => parseRequest(schema, given, `${where}.${type}`)
  switch (type) {
    case 'title':
      return { type, title: read(requests[type]) }
    case 'rich_text':
      return { type, rich_text: read(requests[type]) }
    case 'number':
      return { type, number: read(requests[type]) }
    case 'select': {
      const option = read(requests[type])
      return { type, select: option && optionOf(context, property, option).id }
    }
    case 'status': {
      const option = read(requests[type])
      return { type, status: option && optionOf(context, property, option).id }
    }
    case 'multi_select': {
      const ids = read(requests[type]).map((option) => optionOf(context, property, option).id)
      return { type, multi_select: [...new Set(ids)] }
    }
    case 'date':
      return { type, date: dateOf(read(requests[type])) }
    case 'people':
      return { type, people: [...new Set(read(requests[type]).map((each) => userId(context, each.id)))] }
    case 'relation':
      return {
        type,
        relation: [...new Set(read(requests[type]).map((each) => relatedId(context, property, each.id)))],
      }
    case 'files':
      return {
        type,
        files: read(requests[type]).map((file) => ({ name: file.name, url: file.external.url })),
      }
    case 'checkbox':
      return { type, checkbox: read(requests[type]) }
    case 'url':
      return { type, url: read(requests[type]) }
    case 'email':
      return { type, email: read(requests[type]) }
    case 'phone_number':
      return { type, phone_number: read(requests[type]) }
    default:
      throw invalid(`${property.name} of type ${type} cannot be written.`)
  }
}

function optionOf(context: Context, property: Property, request: z.infer<typeof chosen>): Option {
  if (!('options' in property.config)) throw invalid(`${property.name} has no options.`)
  const { options, type } = property.config
  const wanted = request.name?.toLowerCase()
  const known = options.find((option) => option.id === request.id || option.name.toLowerCase() === wanted)
  if (known) return known
  if (type === 'status') {
    const names = options.map((option) => `"${option.name}"`).join(', ')
    throw invalid(
      `Status option "${request.name ?? request.id}" does not exist. Available options for ${property.name}: ${names}.`,
    )
  }
  if (request.name?.includes(',')) throw invalid(`Invalid select option, commas not allowed: ${request.name}`)
  const made = newOption(context.state, request)
  options.push(made)
  return made
}

function dateOf(request: z.infer<(typeof requests)['date']>): DateValue | null {
  if (!request) return null
  const { start, end, time_zone } = request
  if (end && Date.parse(end) < Date.parse(start)) {
    throw invalid(`Date start ${start} must not be after its end ${end}.`)
  }
  return { start: answered(start), end: end ? answered(end) : null, time_zone: time_zone ?? null }
}

/** Days stay days; moments in UTC are answered with milliseconds and an offset. */
function answered(text: string): string {
  if (text.length === 10) return text
  return text.endsWith('Z') ? new Date(text).toISOString().replace('Z', '+00:00') : text
}

function userId(context: Context, id: string): string {
  const normal = normalizeId(id)
  const user = normal ? context.state.users.get(normal) : undefined
  if (!user) throw invalid(`Could not find user with ID: ${id}.`)
  if (user.kind === 'bot') throw invalid(`User ${id} is a bot: only people can be in a people property.`)
  return user.id
}

function relatedId(context: Context, property: Property, id: string): string {
  const normal = normalizeId(id)
  const page = normal ? context.state.pages.get(normal) : undefined
  const target = property.config.type === 'relation' ? property.config.dataSourceId : null
  if (page && !isShared(context, page.id)) throw notFound('page', id)
  if (!page || page.trashed || page.parent.type !== 'data_source_id' || page.parent.id !== target) {
    throw invalid(`${property.name}: page ${id} is not in the related data source ${target}.`)
  }
  return page.id
}
