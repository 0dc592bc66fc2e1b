/** An answer other than 200, in Notion's words. */
export class NotionError extends Error {
  readonly status: 400 | 401 | 403 | 404
  readonly code: string

  constructor(status: NotionError['status'], code: string, message: string) {
    super(message)
    this.name = 'NotionError'
    this.status = status
    this.code = code
  }
}

/** 400 for a request that is understood but not allowed. */
export function invalid(message: string): NotionError {
  return new NotionError(400, 'validation_error', message)
}

/** 404: missing and not shared are told apart by nobody. */
export function notFound(
  kind: 'page' | 'block' | 'database' | 'data_source' | 'property' | 'user',
  id: string,
): NotionError {
  const hint = 'Make sure the relevant pages and databases are shared with your integration.'
  return new NotionError(404, 'object_not_found', `Could not find ${kind} with ID: ${id}. ${hint}`)
}
