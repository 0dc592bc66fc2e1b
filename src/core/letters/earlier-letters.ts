import type { Subject, Told } from './subject.ts'

/** A References header that names more than these grows long, and mail programs need the first and the last ones. */
const MOST = 20

/**
 * Message-IDs of earlier letters to a person about the same episodes, the oldest first, each once. Of more than 20 it is the
 * first one, which is the head of the thread, and the latest ones.
 * @param told what the person was told, in any order
 */
export function earlierLetters(subjects: readonly Subject[], told: readonly Told[]): readonly string[] {
  const episodes = new Set(subjects.flatMap(({ episode }) => episode ?? []))
  if (episodes.size === 0) return []
  const ids = told
    .filter(({ key }) => episodes.has(key.slice(0, key.indexOf('/'))))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.messageId < b.messageId ? -1 : 1))
    .map(({ messageId }) => messageId)
  const unique = [...new Set(ids)]
  return unique.length <= MOST ? unique : [...unique.slice(0, 1), ...unique.slice(1 - MOST)]
}
