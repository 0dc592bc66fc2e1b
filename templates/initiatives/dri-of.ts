/** `Ana Kos, Iva Horvat`, or that there is no DRI. */
export function driOf({ owners }: { readonly owners: readonly string[] }): string {
  return owners.join(', ') || 'no DRI'
}
