import { deltaWords } from '#templates/words/delta-words.ts'

/** By how much a score moved since a day, kept on one line. */
export function Delta({ by, since }: { readonly by: number; readonly since: string }) {
  return <span style="white-space:nowrap">{deltaWords(by, since)}</span>
}
