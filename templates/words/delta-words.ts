import { formatChange } from './format-number.ts'

/** By how much a score moved since a day: `+0.03 since 13 Nov`, `unchanged since 13 Nov`. */
export function deltaWords(by: number, since: string): string {
  const change = formatChange(by)
  return `${change === '0.00' ? 'unchanged' : change} since ${since}`
}
