import type { PlacedKeyResult } from './file-company.ts'

/** Where a key result stands in the file, for example `team_okrs[2].objectives[0].key_results[1]`. */
export function keyResultPath({ under, index }: Pick<PlacedKeyResult, 'under' | 'index'>): string {
  return `${under}.key_results[${index}]`
}
