/** The id of a property without its percent signs, as Notion writes it in some places. */
export function decodedId(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
