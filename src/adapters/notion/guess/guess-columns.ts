import { spokenType, typeMade } from '#src/adapters/notion/cell-types.ts'
import type { Field } from '#src/adapters/notion/field.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { ownedField } from '#src/adapters/notion/mark.ts'
import type { DoubtfulColumn, FoundColumn, Sureness } from '#src/core/audit/discovered.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { type Candidate, candidateFor, wordField } from './candidate.ts'
import { type ColumnFacts, columnFacts } from './column-facts.ts'
import { contradiction } from './contradiction.ts'
import { furtherOf, isFurther } from './further-links.ts'
import { endsOfRun, numberRun } from './number-run.ts'
import type { Around } from './relation-fit.ts'
import type { SampledTable } from './sampled-table.ts'
import { withoutSharesOfWay } from './shares-of-way.ts'
import { timeColumns } from './time-columns.ts'
import { withoutShares } from './without-shares.ts'

/** What a table is, and what the tables are that it leads to. */
export interface TableKind {
  readonly kind: DatabaseKind
  readonly flat: boolean
  readonly around: Around
}

/** A column without whether ordinary binding finds it, too. */
export type GuessedColumn = Omit<FoundColumn, 'byItself'>

export interface GuessedColumns {
  readonly columns: readonly GuessedColumn[]
  readonly doubtful: readonly DoubtfulColumn[]
}

/** So many times the cells make a column the one in use. */
const MUCH_FULLER = 1.4

/** Candidates whose points differ by less are alike. */
const ALIKE = 4

/** From here on a column is used. */
const LEAST = 8

/** Says which property is which field, and of which fields that cannot be told. A property serves one field. */
export function guessColumns(table: SampledTable, what: TableKind): GuessedColumns {
  const facts = table.schema.properties
    .filter(({ description }) => ownedField(description) === null)
    .map((property) => columnFacts(property, table.rows))
  const candidates = fieldsRead(what)
    .flatMap(([code, field]) => facts.flatMap((each) => candidateFor(code, field, each, what) ?? []))
    .sort((a, b) => b.points - a.points || b.facts.filled - a.facts.filled)

  const columns: GuessedColumn[] = []
  const doubtful: DoubtfulColumn[] = []
  const decided = new Set<string>()
  const taken = new Set<string>()
  for (const each of candidates) {
    const { code, field, facts: own } = each
    if (decided.has(code) || taken.has(own.property.id)) continue
    const rivals = candidates.filter(
      (other) =>
        other.code === code &&
        other !== each &&
        !taken.has(other.facts.property.id) &&
        other.value !== 'against' &&
        !isFurther(each, other) &&
        isAtHome(other, candidates, decided),
    )
    const alike = rivals.filter(
      (rival) => each.points - rival.points < ALIKE && !isFuller(each.facts, rival.facts),
    )
    decided.add(code)
    if (each.points < LEAST || each.value === 'against' || alike.length > 0) {
      const among = [each, ...alike]
      doubtful.push({
        field: code,
        fieldName: field.name,
        candidates: among.map((one) => one.facts.property.name),
        because: alike.length > 0 ? `${among.length} columns may be it` : doubtOf(each),
        ...contradicted(each, alike[0]),
      })
      for (const one of among) if (one.name >= 3) taken.add(one.facts.property.id)
      continue
    }
    for (const one of [
      each,
      ...furtherOf(
        each,
        candidates.filter(({ points }) => points >= LEAST),
        taken,
      ),
    ]) {
      taken.add(one.facts.property.id)
      columns.push(columnOf(one, rivals))
    }
  }
  const free = facts.filter(({ property }) => !taken.has(property.id))
  const byNumbers = what.kind === 'keyResults' ? numberRun(columns, free, facts) : []
  const told = doubtful.filter(({ field }) => !byNumbers.some((column) => column.field === field))
  const found = timeColumns([...columns, ...byNumbers], facts, table.rows)
  const offered = what.kind === 'keyResults' ? endsOfRun(found, free, facts) : []
  const open = offered.filter(({ field }) => !told.some((each) => each.field === field))
  return withoutShares({ columns: withoutSharesOfWay(found, facts), doubtful: [...told, ...open] }, facts)
}

function fieldsRead({ kind, flat }: TableKind): [string, Field][] {
  const fields = [...fieldsOf(kind, flat)].filter(
    ([code, { service, read }]) => !service && read !== false && code !== 'acceptedFindings',
  )
  return fieldsOf(kind, flat).get('status')?.service ? [...fields, ['word', wordField]] : fields
}

/** The fuller of two columns is the one in use. */
function isFuller(one: ColumnFacts, other: ColumnFacts): boolean {
  return one.filled >= MUCH_FULLER * other.filled
}

/** Whether the property has no better use among the fields that are still open. */
function isAtHome(one: Candidate, candidates: readonly Candidate[], decided: ReadonlySet<string>): boolean {
  return candidates.every(
    (other) =>
      other.facts !== one.facts ||
      other.code === one.code ||
      decided.has(other.code) ||
      other.points <= one.points,
  )
}

function columnOf(each: Candidate, rivals: readonly Candidate[]): GuessedColumn {
  const { code, field, facts } = each
  const rival = rivals.find(isRival)
  const because = rival ? `${each.because}, though ${rival.facts.property.name} may be it, too` : each.because
  const { name, type } = facts.property
  return {
    field: code,
    fieldName: field.name,
    property: name,
    type: spokenType(type),
    sureness: surenessOf(each, rivals),
    because,
    ...contradicted(each, rival),
  }
}

function contradicted({ code, facts }: Candidate, rival: Candidate | undefined) {
  const contradictedBy = rival ? contradiction(code, facts, rival.facts) : null
  return contradictedBy ? { contradictedBy } : {}
}

/** Another column in use whose name may say the same. */
function isRival({ name, facts }: Candidate): boolean {
  return name >= 2 && facts.filled > 0
}

function surenessOf({ code, name, value, field, facts }: Candidate, rivals: readonly Candidate[]): Sureness {
  if (field.kind === 'title') return 'high'
  if (rivals.some(isRival)) return 'medium'
  // What the cells could have said and did not.
  const isTold = value === 'for' || facts.texts.length === 0 || !isToldByValues(code, field, facts)
  return (name >= 4 && isTold) || (name === 3 && value === 'for') ? 'high' : 'medium'
}

function isToldByValues(code: string, field: Field, { property }: ColumnFacts): boolean {
  return (
    ['word', 'cycle', 'source'].includes(code) ||
    field.kind === 'people' ||
    Object.keys(field.options ?? {}).length > 0 ||
    (['number', 'date'].includes(field.kind) && property.type !== typeMade(field))
  )
}

function doubtOf({ facts, value, because }: Candidate): string {
  const { name } = facts.property
  if (value === 'against') return `${name} bears its name, but what it holds speaks against it`
  if (facts.filled === 0 && facts.rows > 0) return `${name} is empty in every row`
  return because.startsWith('called') ? `only ${because}` : `only that ${because}`
}
