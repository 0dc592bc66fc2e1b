import type * as z from 'zod'

type Issue = z.core.$ZodIssue

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

/**
 * What is wrong in a part of POLICY, a sentence for each place without its full stop: the path, what it must be, and what was found.
 * @param issue with its `input`, as `reportInput` gives it
 * @param under where the part stands; empty: it is the whole
 */
export function policyFaults(issue: Issue, under: readonly string[] = []): readonly string[] {
  const at = (path: readonly PropertyKey[]) => [...under, ...path].map(String).join('.') || 'the object'
  const place = at(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(
        (key) =>
          `${at([...issue.path, key])} is not known; docs/scoring.md, docs/mail.md and docs/decision-log.md name what is`,
      )
    case 'invalid_type':
      if (!/^Invalid input/.test(issue.message)) break
      return issue.input === undefined
        ? [`${place} is missing; it must be ${kindOf(issue.expected)}`]
        : [`${place} must be ${kindOf(issue.expected)}, found ${JSON.stringify(issue.input)}`]
    case 'invalid_value':
      return [
        `${place} must be one of ${issue.values.map(String).join(', ')}, found ${JSON.stringify(issue.input)}`,
      ]
    case 'too_small':
      if (issue.origin === 'array') return [`${place} must hold at least ${issue.minimum}, found none`]
      if (!/^Too small/.test(issue.message)) break
      return [`${place} must be ${issue.minimum} or more, found ${JSON.stringify(issue.input)}`]
    case 'too_big':
      if (!/^Too big/.test(issue.message)) break
      return [`${place} must be ${issue.maximum} or less, found ${JSON.stringify(issue.input)}`]
    case 'invalid_key': {
      const [why] = issue.issues
      return [`${place} ${why?.message ?? 'is not a name that can stand there'}`]
    }
  }
  return [`${place} ${issue.message}`]
}

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected
}
