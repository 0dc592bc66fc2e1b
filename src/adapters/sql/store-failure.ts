import { DrizzleQueryError } from 'drizzle-orm'
import { Failure, type FailureCode } from '#src/ports/failure.ts'

interface Kind {
  readonly signs: RegExp
  readonly code: FailureCode
  readonly retryable: boolean
  readonly says: string
  readonly next: string
}

const where = 'DATABASE_URL (on Cloudflare: the D1 binding DB)'

// The words of SQLite, libSQL's clients and D1 (developers.cloudflare.com/d1/observability/debug-d1). First match wins.
const kinds: readonly Kind[] = [
  {
    signs: /SQLITE_BUSY|SQLITE_LOCKED|is locked/i,
    code: 'unavailable',
    retryable: true,
    says: 'the database is locked by another process',
    next: `Wait until it is done; if none should be running, see who else uses ${where}.`,
  },
  {
    signs: /no such (table|column)|has no column/i,
    code: 'invalid',
    retryable: false,
    says: 'the database has not the tables of this version',
    next: 'Apply the migrations: okr-sync does so itself when it opens DATABASE_URL; on Cloudflare run `npx wrangler d1 migrations apply DB --remote`.',
  },
  {
    signs: /UNIQUE constraint failed/,
    code: 'conflict',
    retryable: false,
    says: 'the same row is there already',
    next: `See that no two services share a workspace in ${where}.`,
  },
  {
    signs: /status 40[13]|unauthori[sz]ed|forbidden|SQLITE_AUTH/i,
    code: 'unauthorized',
    retryable: false,
    says: 'the database refused the token',
    next: `Give ${where} a token that may read and write.`,
  },
  {
    signs: /SQLITE_(FULL|READONLY|CANTOPEN|PERM|IOERR|CORRUPT|NOTADB)/,
    code: 'unavailable',
    retryable: false,
    says: 'the database file cannot be used',
    next: `See that the file of ${where} is a database, may be written, and that its disk has room.`,
  },
  {
    signs:
      /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|network|connection|timed? ?out|overloaded|reset|status (429|5\d\d)/i,
    code: 'unavailable',
    retryable: true,
    says: 'the database cannot be reached',
    next: `Try again; if it lasts, check ${where}.`,
  },
]

const unknownKind = {
  code: 'not_understood',
  retryable: false,
  says: 'the database answered something unexpected',
  next: `Check ${where}.`,
} satisfies Omit<Kind, 'signs'>

/**
 * What a database threw, as a Failure; a fault of our own (a value that no database takes) stays what it is.
 * Drizzle's error is not kept: it holds the values of the statement, and with them people's words.
 */
export function storeFailure(doing: string, fault: unknown): unknown {
  const cause = fault instanceof DrizzleQueryError ? fault.cause : fault
  const words = textOf(cause)
  const kind = kinds.find((candidate) => candidate.signs.test(words))
  if (!kind && (cause instanceof TypeError || cause instanceof RangeError)) return cause
  const { code, retryable, says, next } = kind ?? unknownKind
  return new Failure({
    system: 'store',
    code,
    retryable,
    message: `The store could not ${doing}: ${says} (${words}). ${next}`,
    cause,
  })
}

/** A fault and what lies under it, for a network error's reason is often two causes down. */
function textOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  const under = fault.cause instanceof Error ? textOf(fault.cause) : ''
  return under && !fault.message.includes(under) ? `${fault.message}: ${under}` : fault.message
}
