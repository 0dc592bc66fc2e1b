/** Where a row belongs and to whom: `Platform · Milan Novak`. Empty parts are left out. */
export function about(...parts: readonly string[]): string {
  const line = parts.filter((part) => part !== '').join(' · ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}
