import { isEmpty, sameCell } from '#src/core/cell-value.ts'
import type { Sighting, WrittenCell } from '#src/core/history.ts'
import type { CellValue, Instant, ServiceField, Shown } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cellInWords } from '#src/core/words/cell-in-words.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { changedByHand } from './changed-by-hand.ts'
import type { Moment } from './moment.ts'
import type { RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import type { WantedCells } from './wanted-cells.ts'

/** So long a cell that was put back is told, so that a weekly digest tells it however soon the next run came. */
const TOLD_DAYS = 7

interface Row {
  readonly id: string
  readonly shown: Shown
  readonly lastEdited: Instant
}

interface CellNews {
  readonly faults: readonly RowFault[]
  readonly seen: readonly Sighting[]
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
  readonly adopted: readonly WrittenCell[]
}

/**
 * What became of the service's own cells in one row: those that a person changed and the service puts back, and those that
 * show what the rules want without a known write, which are adopted.
 * @param input.ruled cells that other rules decide about: a Status that overrules, a Current that corrects
 */
export function serviceCells(input: {
  readonly row: Row
  readonly wanted: WantedCells
  readonly ruled?: ReadonlySet<ServiceField>
  readonly history: RowHistory
  readonly moment: Pick<Moment, 'now' | 'today' | 'policy'>
}): CellNews {
  const { row, wanted, ruled, history, moment } = input
  const faults: RowFault[] = []
  const seen: Sighting[] = []
  const gone: Pick<Sighting, 'pageId' | 'what'>[] = []
  const adopted: WrittenCell[] = []
  for (const [field, value] of Object.entries(wanted) as [ServiceField, CellValue][]) {
    const shown = row.shown[field]
    if (shown === undefined) continue
    const what = `restored_${field}` as const
    const known = history.sighting(what)
    const isRuled = ruled?.has(field) ?? false
    const isSame = sameCell(field, shown, value)
    if (isSame && !isRuled && isUnrecorded(row, field, shown, history)) {
      adopted.push({ pageId: row.id, field, value: shown, at: row.lastEdited })
    }
    if (!isSame && !isRuled && changedByHand(row, field, history)) {
      faults.push(changed(field, shown, history.written(field)?.value ?? null))
      if (known !== undefined) gone.push({ pageId: row.id, what })
      seen.push({ pageId: row.id, what, since: moment.now })
    } else if (known !== undefined) {
      const day = localDay(known.since, moment.policy.timezone)
      if (moment.today > addDays(day, TOLD_DAYS)) gone.push({ pageId: row.id, what })
      else faults.push(restored(field, plainDay(day)))
    }
  }
  return { faults, seen, gone, adopted }
}

function isUnrecorded(row: Row, field: ServiceField, shown: CellValue, history: RowHistory): boolean {
  const written = history.written(field)
  if (written === undefined) return true
  return row.lastEdited >= written.at && !sameCell(field, shown, written.value)
}

function changed(field: ServiceField, shown: CellValue, written: CellValue): RowFault {
  const found = isEmpty(shown)
    ? 'was emptied by a person'
    : `showed ${cellInWords(field, shown)}, typed by a person`
  return {
    code: 'service_cell_changed',
    property: FIELD_LABEL[field],
    message: `${FIELD_LABEL[field]} ${found}; okr-sync had written ${cellInWords(field, written)} and puts its own value back.`,
    mend: mendOf(field),
  }
}

function restored(field: ServiceField, day: string): RowFault {
  return {
    code: 'service_cell_changed',
    property: FIELD_LABEL[field],
    message: `${FIELD_LABEL[field]} was changed by a person, and okr-sync put its own value back on ${day}. The page's version history in Notion has what was typed.`,
    mend: mendOf(field),
  }
}

function mendOf(field: ServiceField): string {
  switch (field) {
    case 'status':
      return 'To disagree, choose one of the statuses that okr-sync knows in Status; where Override is set, change or empty that.'
    case 'current':
      return 'If the number is right, type it again: it then stands until the measured value changes.'
    default:
      return 'Leave this column to okr-sync. To disagree, set Status or Override; to add words, use a column of your own.'
  }
}
