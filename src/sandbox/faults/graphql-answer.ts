import { withBody } from './broken-answers.ts'

/** The answer without the last of what was asked for at its top, and with the error that stands for it. */
export async function withPartialErrors(
  answer: Response,
  error: { readonly message: string },
): Promise<Response> {
  if (!answer.ok) return answer
  const body = (await answer.json()) as { data?: Record<string, unknown> | null }
  const lost = Object.keys(body.data ?? {}).at(-1)
  if (lost === undefined) return withBody(answer, JSON.stringify(body))
  const data = { ...body.data, [lost]: null }
  return withBody(answer, JSON.stringify({ data, errors: [{ ...error, path: [lost] }] }))
}
