/** A list of everything in a release may name hundreds: those say nothing of one piece of work. */
const MOST = 50

/**
 * What looks like a Linear identifier, in upper case and once each: in a branch, which people write in lower case, in any case,
 * else in upper case only. `SHA-256` looks like one too: which teams exist is not known here.
 */
export function mentionsIn({ branch, texts }: { branch: string; texts: readonly string[] }): string[] {
  const found = [branch.toUpperCase(), ...texts].flatMap((text) => [
    // An underscore separates words in a branch, though not for \b.
    ...text.matchAll(/(?<![A-Za-z0-9])[A-Z][A-Z0-9]*-\d+(?![A-Za-z0-9])/g),
  ])
  return [...new Set(found.map(([identifier]) => identifier))].slice(0, MOST)
}
