import type { Content } from './content.ts'

/** Whether a cell's content meets a condition. */
export type Test = (content: Content) => boolean

/** The test of `is_empty` and `is_not_empty`; null for other operators. */
export function existenceTest(operator: string, operand: unknown): Test | null {
  const isEmpty: Test = (content) =>
    content === null || content === '' || (Array.isArray(content) && content.length === 0)
  if (operand !== true) return null
  if (operator === 'is_empty') return isEmpty
  return operator === 'is_not_empty' ? (content) => !isEmpty(content) : null
}
