import { sha256 } from '#src/adapters/support/sha256.ts'
import type { Row } from './schemas.ts'

/**
 * SHA-256 of what a row holds, in hex; when it was edited and where it opens is no part of it.
 * @param unread ids of properties that are no part of it either
 */
export function rowHash({ id, createdAt, cells }: Row, unread: ReadonlySet<string>): Promise<string> {
  const inOrder = [...cells]
    .filter(([property]) => !unread.has(property))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return sha256(JSON.stringify([id, createdAt, inOrder]))
}
