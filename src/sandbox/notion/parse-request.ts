import type * as z from 'zod'
import { invalid } from './errors.ts'

/**
 * Checks a part of a request against a schema.
 * `where` names the part in the error, for example `body` or `body.properties.Score`.
 * @throws NotionError validation_error, worded as Notion words it.
 */
export function parseRequest<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const root = where.split(/[.[]/)[0]
  throw invalid(`${root} failed validation: ${sentence(result.error.issues[0], where)}`)
}

function sentence(issue: z.core.$ZodIssue | undefined, where: string): string {
  if (!issue) return `${where} should be valid.`
  const path = where + issue.path.map(step).join('')
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (deepest) return sentence(deepest, path)
  }
  if (issue.code === 'too_big') {
    return `${path}${sized(issue)} should be ≤ \`${issue.maximum}\`, instead was ${was(issue)}.`
  }
  if (issue.code === 'too_small') {
    return `${path}${sized(issue)} should be ≥ \`${issue.minimum}\`, instead was ${was(issue)}.`
  }
  if (issue.code === 'unrecognized_keys') return `${path}.${issue.keys[0]} should be not present.`
  return `${path} should be ${expected(issue)}, instead was ${was(issue)}.`
}

function step(part: PropertyKey): string {
  return typeof part === 'number' ? `[${part}]` : `.${String(part)}`
}

function sized(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  return issue.origin === 'string' || issue.origin === 'array' ? '.length' : ''
}

function was(issue: z.core.$ZodIssue): string {
  const { input } = issue
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    if (typeof input === 'string' || Array.isArray(input)) return `\`${input.length}\``
  }
  return `\`${JSON.stringify(input)}\``
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a ${issue.expected}`
  if (issue.code !== 'invalid_value') return 'valid'
  return issue.values.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
}
