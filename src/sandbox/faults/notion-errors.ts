import { randomUUID } from 'node:crypto'

/** An error as Notion words it. Additional data holds strings, or lists of them. */
export function notionError(
  status: number,
  code: string,
  message: string,
  additional: Readonly<Record<string, string | readonly string[]>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const request_id = randomUUID()
  const additional_data = Object.keys(additional).length === 0 ? {} : { additional_data: additional }
  return Response.json(
    { object: 'error', status, code, message, ...additional_data, request_id },
    { status, headers: { ...headers, 'x-notion-request-id': request_id } },
  )
}

/** @param retryAfter seconds */
export function rateLimited(reason: string, retryAfter: number): Response {
  return notionError(
    429,
    'rate_limited',
    'You have been rate limited. Please try again in a few minutes.',
    { rate_limit_reason: reason, retry_after: String(retryAfter) },
    { 'Retry-After': String(retryAfter) },
  )
}
