import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import type { ConfigOf, Option, StatusGroup } from './property.ts'
import type { OptionRequest } from './property-request.ts'

const colors = ['gray', 'brown', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'red']

const defaultStatuses: OptionRequest[] = [
  { name: 'Not started', group: 'To-do', color: 'default' },
  { name: 'In progress', group: 'In progress', color: 'blue' },
  { name: 'Done', group: 'Complete', color: 'green' },
]

/**
 * The options after a schema request: the list given is the complete list; an option is known by id, else by name.
 * A rename by id is ignored, as the real service does.
 * @throws NotionError validation_error for two options of one name (upper and lower case are the same).
 */
export function optionsFrom(
  state: { made: number },
  requests: readonly OptionRequest[],
  before: readonly Option[] = [],
): Option[] {
  const options = requests.map((request) => {
    const known = before.find((option) => option.id === request.id || option.name === request.name)
    return known ?? newOption(state, request)
  })
  const names = options.map((option) => option.name.toLowerCase())
  const twice = options.find((option, index) => names.indexOf(option.name.toLowerCase()) !== index)
  if (twice) throw invalid(`Cannot create select property with duplicate option name: ${twice.name}`)
  return options
}

/** A new option; without a colour it gets one by its order of making. */
export function newOption(state: { made: number }, request: OptionRequest): Option {
  if (!request.name) throw invalid(`Select option with id "${request.id}" does not exist.`)
  const id = newId(state)
  const color = request.color ?? colors[state.made % colors.length] ?? 'default'
  return { id, name: request.name, color, description: request.description ?? null }
}

/**
 * A status with its three groups. Without options it gets those that Notion gives; options kept from `before` stay in their
 * group unless the request names another.
 */
export function statusFrom(
  state: { made: number },
  requests: readonly OptionRequest[] | undefined,
  before?: ConfigOf<'status'>,
): ConfigOf<'status'> {
  const wanted = requests?.length ? requests : defaultStatuses
  const options = optionsFrom(state, wanted, before?.options)
  const groupOf = (option: Option, index: number) =>
    wanted[index]?.group ??
    before?.groups.find((group) => group.optionIds.includes(option.id))?.name ??
    'To-do'
  const group = (name: string, color: string): StatusGroup => {
    const members = options.filter((option, index) => groupOf(option, index) === name)
    return { id: newId(state), name, color, optionIds: members.map((option) => option.id) }
  }
  const groups = [group('To-do', 'gray'), group('In progress', 'blue'), group('Complete', 'green')]
  return { type: 'status', options, groups }
}
