import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import type { Row } from '#src/adapters/notion/schemas.ts'
import { settingOf } from '#src/adapters/notion/settings.ts'
import type { Obstacle } from './obstacle.ts'
import { listed, quoted } from './words.ts'

const SURENESS = ['high', 'medium', 'low']

/** So much of the smaller table in the larger one makes it a copy. */
const COPIED = 0.8

/** Of fewer rows nothing is told. */
const FEWEST_ROWS = 3

export interface Chosen {
  /** The tables that are read as OKRs. */
  readonly used: readonly GuessedTable[]
  readonly obstacles: readonly Obstacle[]
}

/**
 * Decides which tables are read: not those that are only perhaps OKRs, one layout of the two, and of two copies one.
 * @param rowsOf the rows that were read of a table
 */
export function chooseTables(
  guessed: readonly GuessedTable[],
  rowsOf: (guess: GuessedTable) => readonly Row[],
): Chosen {
  const obstacles: Obstacle[] = []
  const byRows = [...guessed].sort(
    (a, b) =>
      SURENESS.indexOf(a.sureness) - SURENESS.indexOf(b.sureness) || rowsOf(b).length - rowsOf(a).length,
  )
  const candidates = byRows.filter(({ kind }) => kind !== null)
  const sure = candidates.filter(({ sureness }) => sureness !== 'low')
  const isThere = sure.some(({ kind }) => kind === 'keyResults')
  const perhaps = candidates.find(({ kind }) => kind === 'keyResults')
  if (!isThere && perhaps) {
    obstacles.push({
      message: `${quoted(perhaps.table.title)} is read as your key results, though that is not sure: ${perhaps.because}.`,
      mend: 'If it is another one, run the audit with the link of that database.',
    })
  }
  const isOfPerhaps = ({ table }: GuessedTable) => table === perhaps?.table
  let used = !isThere && perhaps ? [...candidates.filter(isOfPerhaps), ...sure] : sure
  for (const guess of candidates) {
    if (used.some(({ table }) => table === guess.table) || isOtherHalf(guess)) continue
    obstacles.push({
      message: `${quoted(guess.table.title)} may hold ${wordsFor(guess)}, and is not read: ${guess.because}.`,
      mend: `If it does, add its id to ${settingFor(guess)}: ${guess.table.schema.id}.`,
    })
  }

  const flat = used.filter((guess) => guess.kind === 'keyResults' && guess.flat)
  const linked = used.filter((guess) => guess.kind === 'keyResults' && !guess.flat)
  if (flat.length > 0 && linked.length > 0) {
    const first = used.find(({ kind }) => kind === 'keyResults')
    const left = first?.flat ? linked : flat
    used = used.filter((guess) => !left.some(({ table }) => table === guess.table))
    obstacles.push({
      message: `Your key results are kept in two ways: ${listed(left.map(titleOf), 3)} ${left.length === 1 ? 'is' : 'are'} of another layout than ${quoted(first?.table.title ?? '')} and ${left.length === 1 ? 'is' : 'are'} not read.`,
      mend: 'okr-sync reads one layout: with a relation to objectives, or with the objective as text. Run the audit with the link of the other database to see that one.',
    })
  }

  const copies = new Set<GuessedTable>()
  for (const [index, guess] of used.entries()) {
    const twin = used
      .slice(0, index)
      .find(
        (other) => !copies.has(other) && other.kind === guess.kind && isCopy(rowsOf(other), rowsOf(guess)),
      )
    if (!twin) continue
    copies.add(guess)
    if (isOtherHalf(guess)) continue
    obstacles.push({
      message: `${quoted(guess.table.title)} and ${quoted(twin.table.title)} hold mostly the same rows. Only ${quoted(twin.table.title)} (${rowsOf(twin).length} rows) is read.`,
      mend: `If the other is the right one, put its id into ${settingFor(guess)} instead: ${guess.table.schema.id}.`,
    })
  }
  used = used.filter((guess) => !copies.has(guess))

  for (const setting of new Set(used.map(settingFor))) {
    const alike = used.filter((guess) => settingFor(guess) === setting)
    if (alike.length < 2) continue
    const named = alike.map((guess) => `${quoted(titleOf(guess))} (${rowsOf(guess).length} rows)`).join(', ')
    obstacles.push({
      message: `${alike.length} databases look like ${wordsFor(alike[0])} and are read together: ${named}.`,
      mend: `If one of them is a draft, a template or an archive, leave its id out of ${setting}.`,
    })
  }
  return { used, obstacles }

  function isCopy(one: readonly Row[], other: readonly Row[]): boolean {
    const [small, large] = one.length < other.length ? [one, other] : [other, one]
    if (small.length < FEWEST_ROWS) return false
    const there = new Set(large.map(contentOf))
    return small.filter((row) => there.has(contentOf(row))).length >= COPIED * small.length
  }
}

/** Of a table that comes up as key results and as objectives. */
function isOtherHalf({ mixed, kind }: GuessedTable): boolean {
  return mixed && kind === 'objectives'
}

function titleOf({ table }: GuessedTable): string {
  return table.title
}

/** What a person typed into a row, by which a carried-over row is told from a copied one; links lead elsewhere in a copy. */
function contentOf({ cells }: Row): string {
  return [...cells]
    .flatMap(([, cell]) =>
      cell.kind === 'text' || cell.kind === 'number' || cell.kind === 'date' ? [JSON.stringify(cell)] : [],
    )
    .sort()
    .join('\n')
}

function settingFor({ kind, flat }: GuessedTable): string {
  return kind === null ? '' : settingOf[flat ? 'okrs' : kind]
}

function wordsFor(guess: GuessedTable | undefined): string {
  if (!guess?.kind || guess.mixed) return 'OKRs'
  return guess.kind === 'keyResults' ? 'key results' : guess.kind
}
