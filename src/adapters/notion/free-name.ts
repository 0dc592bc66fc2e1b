import { listed } from '#src/core/words/listed.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import type { Field } from './field.ts'

/** What a column of the service's is called, in this order: the next where one is taken. */
export function usualNames({ name }: Field): readonly string[] {
  const lower = name.toLowerCase()
  return [name, `Computed ${lower}`, `okr-sync ${lower}`]
}

/**
 * What a column of the service's is called where its own name is taken: `Computed status`, else `okr-sync status`, and so on.
 * @param taken in the form of `plainWords`: names that differ in case or signs only are one name to a reader
 * @returns the name, and why it is not the usual one, as a sentence without its end; null: it is
 */
export function freeName(
  field: Field,
  taken: ReadonlySet<string>,
): { readonly name: string; readonly because: string | null } {
  const usual = usualNames(field)
  const tried: string[] = []
  for (let number = 0; ; number += 1) {
    const name = usual[number] ?? `${usual.at(-1)} ${number - 1}`
    if (!taken.has(plainWords(name))) return { name, because: reason(tried) }
    tried.push(name)
  }
}

function reason(tried: readonly string[]): string | null {
  if (tried.length === 0) return null
  return `${listed(tried)} ${tried.length === 1 ? 'is' : 'are'} taken`
}
