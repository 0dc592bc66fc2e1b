import { upperFirst } from '#src/core/words/first-letter.ts'

/** Where a row belongs and to whom: `Platform · Milan Novak`. Empty parts are left out. */
export function about(...parts: readonly string[]): string {
  return upperFirst(parts.filter((part) => part !== '').join(' · '))
}
