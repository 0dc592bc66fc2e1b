import type { DatabaseKind, Snapshot } from '#src/core/model.ts'

/**
 * Whether the people in databases of these kinds may be written to. In a workspace that `init` did not make nobody has agreed to
 * that yet: the digest alone tells what is asked of them.
 */
export function agreedToMail(
  { databases }: Pick<Snapshot, 'databases'>,
  kinds: readonly DatabaseKind[],
): boolean {
  return databases.every(({ kind, madeByInit }) => madeByInit || !kinds.includes(kind))
}
