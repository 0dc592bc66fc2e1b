import type * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'

/** @throws Failure when a part of an answer is not as GitHub documents it */
export function understand<Shape extends z.ZodType>(schema: Shape, value: unknown): z.output<Shape> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Failure({
    system: 'github',
    code: 'not_understood',
    message: `GitHub's answer is not as expected at ${issue?.path.join('.') || 'its top'}: ${issue?.message}. Check that GITHUB_API_URL is the API's address.`,
    cause: parsed.error,
  })
}
