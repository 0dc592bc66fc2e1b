import { invalid } from './errors.ts'
import { dateTest } from './filter-dates.ts'
import { existenceTest, type Test } from './filter-existence.ts'
import { normalizeId } from './ids.ts'
import type { Property } from './property.ts'

/** The test of one operator of a property's filter; null when the operator or its value does not fit. */
export function contentTest(
  property: Property,
  operator: string,
  operand: unknown,
  now: string,
): Test | null {
  const existence = existenceTest(operator, operand)
  switch (property.config.type) {
    case 'title':
    case 'rich_text':
    case 'url':
    case 'email':
    case 'phone_number':
      return existence ?? textTest(operator, operand)
    case 'number':
      return existence ?? numberTest(operator, operand)
    case 'unique_id':
      return numberTest(operator, operand)
    case 'checkbox':
      return checkboxTest(operator, operand)
    case 'select':
    case 'status':
    case 'multi_select':
      return existence ?? optionTest(property, operator, operand)
    case 'people':
    case 'created_by':
    case 'last_edited_by':
    case 'relation':
      return existence ?? idTest(operator, operand)
    case 'files':
      return existence
    case 'date':
    case 'created_time':
    case 'last_edited_time':
      return dateTest(operator, operand, now)
    default:
      return null
  }
}

/** Notion compares texts without regard to case. */
function textTest(operator: string, operand: unknown): Test | null {
  if (typeof operand !== 'string') return null
  const wanted = operand.toLowerCase()
  const tests: Record<string, (text: string) => boolean> = {
    equals: (text) => text === wanted,
    does_not_equal: (text) => text !== wanted,
    contains: (text) => text.includes(wanted),
    does_not_contain: (text) => !text.includes(wanted),
    starts_with: (text) => text.startsWith(wanted),
    ends_with: (text) => text.endsWith(wanted),
  }
  const test = tests[operator]
  return test ? (content) => test(String(content ?? '').toLowerCase()) : null
}

function numberTest(operator: string, operand: unknown): Test | null {
  if (typeof operand !== 'number') return null
  const tests: Record<string, (number: number) => boolean> = {
    equals: (number) => number === operand,
    greater_than: (number) => number > operand,
    less_than: (number) => number < operand,
    greater_than_or_equal_to: (number) => number >= operand,
    less_than_or_equal_to: (number) => number <= operand,
  }
  if (operator === 'does_not_equal') return (content) => content !== operand
  const test = tests[operator]
  return test ? (content) => typeof content === 'number' && test(content) : null
}

function checkboxTest(operator: string, operand: unknown): Test | null {
  if (typeof operand !== 'boolean') return null
  if (operator === 'equals') return (content) => content === operand
  return operator === 'does_not_equal' ? (content) => content !== operand : null
}

/** Takes one name or several: any of them will do. */
function optionTest(property: Property, operator: string, operand: unknown): Test | null {
  const { config, name } = property
  const wanted = typeof operand === 'string' ? [operand] : operand
  if (!('options' in config) || !Array.isArray(wanted)) return null
  const known = config.options.map((option) => option.name)
  const missing = wanted.find((each) => !known.includes(each))
  if (missing !== undefined) {
    const available = known.map((each) => `"${each}"`).join(', ')
    throw invalid(
      `${config.type} option "${missing}" not found for property "${name}". Available options: ${available}`,
    )
  }
  const has: Test = (content) =>
    Array.isArray(content) ? content.some((each) => wanted.includes(each)) : wanted.includes(content)
  const [yes, no] =
    config.type === 'multi_select' ? ['contains', 'does_not_contain'] : ['equals', 'does_not_equal']
  if (operator === yes) return has
  return operator === no ? (content) => !has(content) : null
}

function idTest(operator: string, operand: unknown): Test | null {
  const id = typeof operand === 'string' ? normalizeId(operand) : null
  if (id === null) return null
  const has: Test = (content) => Array.isArray(content) && content.includes(id)
  if (operator === 'contains') return has
  return operator === 'does_not_contain' ? (content) => !has(content) : null
}
