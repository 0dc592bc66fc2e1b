import type { Asked } from './http-fault.ts'

export function isQuery({ method, path }: Asked): boolean {
  return method === 'POST' && /^\/v1\/data_sources\/[^/]+\/query$/.test(path)
}

/** A query for the rows after those of an earlier page. */
export function isContinued(asked: Asked): boolean {
  return isQuery(asked) && typeof asked.body['start_cursor'] === 'string'
}

export function isCreatedPage({ method, path }: Asked): boolean {
  return method === 'POST' && path === '/v1/pages'
}

/** A request that changes something. */
export function isWrite({ method, path }: Asked): boolean {
  return method === 'PATCH' || (method === 'POST' && /^\/v1\/(?:pages|databases)$/.test(path))
}

/** A request whose answer shows rows: a query, or a page asked for or written. */
export function showsRows(asked: Asked): boolean {
  return isQuery(asked) || (asked.method !== 'POST' && /^\/v1\/pages\/[^/]+$/.test(asked.path))
}

export function showsSchema({ method, path }: Asked): boolean {
  return method === 'GET' && /^\/v1\/data_sources\/[^/]+$/.test(path)
}

/** Of the data source that a query is for. */
export function queriedId({ path }: Asked): string {
  return path.split('/')[3] ?? ''
}
