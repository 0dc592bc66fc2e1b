import type { Cell } from './cells.ts'

/** The cells of a row by the property's id. A Map for each row would take more room than what the row holds. */
export interface RowCells extends Iterable<readonly [propertyId: string, cell: Cell]> {
  readonly size: number
  get(propertyId: string): Cell | undefined
  /** Whether the other has the same properties, and each cell of this one is alike to its. */
  isAlike(other: RowCells, areAlike: (own: Cell, others: Cell) => boolean): boolean
}

/** What all rows of a data source have in common. */
interface Shape {
  readonly ids: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

interface Held extends RowCells {
  readonly shape: Shape
  readonly cells: readonly Cell[]
}

const MOST_SHAPES = 500
const shapes = new Map<string, Shape>()

/** @param entries one for each property, in any order */
export function rowCells(entries: Iterable<readonly [propertyId: string, cell: Cell]>): RowCells {
  const ids: string[] = []
  const cells: Cell[] = []
  for (const [id, cell] of entries) {
    ids.push(id)
    cells.push(cell)
  }
  const held: Held = {
    shape: shapeOf(ids),
    cells,
    size: cells.length,
    get,
    isAlike,
    [Symbol.iterator]: entriesOf,
  }
  return held
}

function shapeOf(ids: readonly string[]): Shape {
  const key = ids.join(' ')
  const known = shapes.get(key)
  if (known) return known
  if (shapes.size === MOST_SHAPES) shapes.clear()
  const shape = { ids, places: new Map(ids.map((id, place) => [id, place])) }
  shapes.set(key, shape)
  return shape
}

function get(this: Held, propertyId: string): Cell | undefined {
  const place = this.shape.places.get(propertyId)
  return place === undefined ? undefined : this.cells[place]
}

function isAlike(this: Held, other: RowCells, areAlike: (own: Cell, others: Cell) => boolean): boolean {
  if (this.size !== other.size) return false
  return this.cells.every((cell, place) => {
    const others = other.get(this.shape.ids[place] ?? '')
    // Most cells are shared.
    return others === cell || (others !== undefined && areAlike(cell, others))
  })
}

function* entriesOf(this: Held): Generator<readonly [string, Cell]> {
  for (const [place, id] of this.shape.ids.entries()) {
    const cell = this.cells[place]
    if (cell) yield [id, cell]
  }
}
