import type { CompanyFinding } from './company-score.ts'
import type { FileObjective, Level, PlacedKeyResult } from './file-company.ts'
import { KeyResultFields } from './key-result-fields.ts'
import { keyResultPath } from './key-result-path.ts'
import { ObjectiveFields } from './objective-fields.ts'
import { personNamed } from './person-named.ts'
import { type FieldFault, isRow, type Row, readFields } from './read-fields.ts'
import { rowFinding } from './row-finding.ts'
import { rowKey } from './row-key.ts'
import { ROW_NAMES } from './row-names.ts'
import { rowId, rowTitle, titleFault } from './row-text.ts'
import { shownValue } from './shown-value.ts'
import type { UnknownKeys } from './unknown-keys.ts'

const LINKS = [
  'supports_company_objective_ids',
  'supports_company_objective_id',
  'supports_objective_ids',
] as const

const NAMES = {
  [LINKS[0]]: { ...ROW_NAMES, Supports: LINKS[0] },
  [LINKS[1]]: { ...ROW_NAMES, Supports: LINKS[1] },
  [LINKS[2]]: { ...ROW_NAMES, Supports: LINKS[2] },
}

/** What every row of a section shares. */
export interface ReadingOf {
  readonly level: Level
  readonly owner: string | null
  readonly unknownKeys: UnknownKeys
  /** Of the rows that were read, with this one. */
  nextCount(): number
  add(finding: CompanyFinding): void
}

/** Reads one objective with its key results. */
export function readObjective(row: Row, path: string, reading: ReadingOf): FileObjective {
  const { fields, faults } = readFields(ObjectiveFields, row)
  reading.unknownKeys.look('an objective', ObjectiveFields.shape, row, () => path)
  const id = rowId(row)
  const title = rowTitle(row)
  const untitled = titleFault(row)
  const owner = fields.owner ?? reading.owner
  const supports = linksOf(fields)
  const used = LINKS.find((key) => row[key] !== undefined && row[key] !== null)
  return {
    key: rowKey({ id, title, count: reading.nextCount() }),
    path,
    id,
    title,
    level: reading.level,
    owner,
    owners: personNamed(owner),
    weight: faults.some(({ property }) => property === 'weight') ? Number.NaN : (fields.weight ?? null),
    supports: supports.ids,
    keyResults: readKeyResults(fields.key_results ?? [], path, reading),
    names: NAMES[used ?? (reading.level === 'team' ? LINKS[2] : LINKS[0])],
    faults: [
      ...faults,
      ...(untitled === null ? [] : [untitled]),
      ...(id === null && !faults.some(({ property }) => property === 'id') ? [noId()] : []),
      ...supports.faults,
      ...(row['key_results'] === undefined || row['key_results'] === null || fields.key_results?.length === 0
        ? [noKeyResults()]
        : []),
    ],
  }
}

function readKeyResults(
  entries: readonly unknown[],
  under: string,
  reading: ReadingOf,
): readonly PlacedKeyResult[] {
  return entries.flatMap((row, index) => {
    const pathOf = () => keyResultPath({ under, index })
    if (isRow(row)) {
      reading.unknownKeys.look('a key result', KeyResultFields.shape, row, pathOf)
      return { count: reading.nextCount(), under, index, id: rowId(row), title: rowTitle(row), row }
    }
    reading.add(rowFinding({ path: pathOf(), id: null, title: null }, notARow(row, 'key result')))
    return []
  })
}

/** Several keys may hold links; a text where a list is expected is one id. */
function linksOf(fields: ObjectiveFields): {
  readonly ids: readonly string[]
  readonly faults: readonly FieldFault[]
} {
  const ids: string[] = []
  const faults: FieldFault[] = []
  for (const property of [...LINKS, 'supports_key_result_ids'] as const) {
    const typed = fields[property]
    if (typed === undefined || typed === null) continue
    for (const id of Array.isArray(typed) ? typed : [typed]) {
      if (typeof id === 'string' ? id !== '' : typeof id === 'number') ids.push(String(id))
      else faults.push(badLink(property, id))
    }
  }
  return { ids, faults }
}

function badLink(property: string, id: unknown): FieldFault {
  return {
    code: 'bad_link',
    property,
    message: `${property} holds ${shownValue(id)}, which is no id; it is left out.`,
    mend: `Name objectives in ${property} by their ids, such as ["C1"].`,
  }
}

/** Of an entry that is no object. */
export function notARow(entry: unknown, what: string): FieldFault {
  return {
    code: 'not_an_object',
    property: '',
    message: `Here stands ${shownValue(entry)}, which is no ${what}; it is left out.`,
    mend: `Write the ${what} as an object such as {"id": "...", "title": "..."}, or take it out.`,
  }
}

function noId(): FieldFault {
  return {
    code: 'no_id',
    property: 'id',
    message: 'id is missing, so nothing can name it as what it supports.',
    mend: 'Give it an id of its own, for example C1.',
  }
}

function noKeyResults(): FieldFault {
  return {
    code: 'no_key_results',
    property: 'key_results',
    message: 'It has no key results, so its status is unknown.',
    mend: 'Add a key result with a target to key_results.',
  }
}
