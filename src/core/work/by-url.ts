/** Sorts by address, character by character. */
export function byUrl(a: { readonly url: string }, b: { readonly url: string }): number {
  return a.url < b.url ? -1 : Number(a.url > b.url)
}
