import type { Context } from 'hono'

/** GitHub's error body. `errors` says which field of the request is at fault. */
export function refuse(
  c: Context,
  status: 400 | 401 | 403 | 404 | 422 | 429,
  message: string,
  errors?: readonly Readonly<Record<string, string>>[],
): Response {
  const documentation_url = 'https://docs.github.com/rest'
  return c.json({ message, ...(errors ? { errors } : {}), documentation_url, status: String(status) }, status)
}

export function missing(c: Context): Response {
  return refuse(c, 404, 'Not Found')
}

/** The answer under a name of before. */
export function moved(c: Context, url: string): Response {
  const documentation_url = 'https://docs.github.com/rest'
  return c.json({ message: 'Moved Permanently', url, documentation_url }, 301, { Location: url })
}
