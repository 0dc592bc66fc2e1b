/** The same page as it looks in one scheme, whatever the machine prefers on which it is looked at. */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replaceAll(
    /@media \(prefers-color-scheme: ?dark\)/gu,
    scheme === 'dark' ? '@media all' : '@media not all',
  )
}
