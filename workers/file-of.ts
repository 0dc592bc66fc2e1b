/** The path of a database URL that names a file; null: a server, a database in memory, or a path that is not well encoded. */
export function fileOf(url: string): string | null {
  const path = /^file:(?:\/\/[^/?#]*)?([^?#]+)/is.exec(url)?.[1]
  if (path === undefined || path === ':memory:') return null
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
