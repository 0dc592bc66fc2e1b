/** The first few rows by their titles, quoted: `“A”, “B” and 12 more`. */
export function titlesWords(rows: readonly { readonly title: string }[], most: number): string {
  const shown = rows.slice(0, most).map(({ title }) => `“${title}”`)
  const more = rows.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
