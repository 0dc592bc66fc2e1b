import type { DatabaseKind } from '#src/core/model.ts'
import type { Clue, GuessedKind } from './guess-kind.ts'
import type { Said } from './okr-words.ts'
import type { TableShape } from './table-shape.ts'

/** What a name may say of goals; any other says that the rows are none. */
const GOALS: readonly Said[] = ['objectives', 'keyResults', 'okrs']

/** What is known of the other tables when one is judged. */
export interface Others {
  /** What they were taken for without each other; empty the first time. */
  readonly before: ReadonlyMap<string, GuessedKind>
  readonly shapes: ReadonlyMap<string, TableShape>
}

/**
 * What a table is by what its rows hold and what leads where, for tables that use words of their own.
 * @param names what the table's name and that of its title column say
 */
export function shapeClues(id: string, others: Others, names: readonly (Said | null)[]): readonly Clue[] {
  const shape = others.shapes.get(id)
  if (!shape) return []
  const isOther = names.some((said) => said !== null && !GOALS.includes(said))
  return [
    ...keyResultClues(shape, others),
    ...(isOther ? [] : progressClues(shape, names)),
    ...objectiveClues(id, shape, others, isOther),
    ...initiativeClues(shape),
  ]
}

/** Goals that stand below a few others and say how much is done are what those are measured by, even where they are called goals. */
function progressClues(shape: TableShape, names: readonly (Said | null)[]): Clue[] {
  const isNamed = names.includes('objectives') || names.includes('okrs')
  if (!isNamed || !shape.hasProgress || !(shape.isBelowGoals || shape.isGrouped)) return []
  return listed('keyResults', [[4.5, true, 'its rows stand below a few goals and say how much is done']])
}

/**
 * A number between two others is in many a scorecard. With goals above it, a time and a word on how it goes it is a key result,
 * the more where some of the numbers are to fall and some to rise.
 */
function keyResultClues(shape: TableShape, { shapes }: Others): Clue[] {
  const isBothWays = shape.run === 'both ways'
  const hasGoals = shape.isGrouped || shape.above.some((id) => shapes.get(id)?.hasSentences ?? true)
  const others = [isBothWays, hasGoals, shape.hasTime, shape.hasColours, shape.hasOutcomes]
  if (shape.run === 'none' || others.filter(Boolean).length < 2) return []
  const clues = listed('keyResults', [
    [1.5, true, 'in its rows a number runs between two others'],
    [1.5, isBothWays, 'some of its numbers are to rise and some to fall'],
    [1.5, hasGoals, 'many of its rows share a goal'],
    [0.5, shape.hasTime, 'it has quarters'],
    [0.5, shape.hasColours, 'people say in it how it goes'],
    [0.5, shape.hasPeople, 'it has people'],
    [0.5, shape.hasOutcomes, 'its titles hold numbers'],
  ])
  // Budgets look so, too, and so do prices.
  return hasGoals && (isBothWays || shape.hasTime || shape.hasColours)
    ? clues
    : clues.map((clue) => ({ ...clue, telling: false, offered: true }))
}

/** To what many key results lead, one at a time. */
function objectiveClues(id: string, shape: TableShape, { before, shapes }: Others, isOther: boolean): Clue[] {
  const below = [...shapes].filter(([other, { above }]) => isKeyResults(other, before) && above.includes(id))
  if (below.length === 0 || !shape.hasSentences || shape.run !== 'none') return []
  // Key results may lead to a project, too.
  const rivals = below.flatMap(([, { above }]) => above.filter((each) => each !== id))
  const isSurelyAnother = rivals.some((each) => before.get(each)?.kind === 'objectives')
  if (isSurelyAnother && before.get(id)?.kind !== 'objectives') return []
  const isOnly = !isOther && below.every(([, { isGrouped, above }]) => !isGrouped && above.length === 1)
  return listed('objectives', [
    [rivals.length > 0 ? 1.5 : isOnly ? 4 : 2.5, true, 'many key results lead to one of its rows'],
    [0.5, shape.hasPeople, 'it has people'],
    [1, shape.hasTime, 'it has quarters'],
    [1, shape.hasLevel, 'it says whether they are of the company or a team'],
  ])
}

/** How far work is; that it serves OKRs has to be told by where it leads. */
function initiativeClues({ run, hasWorkflow, hasPeople, hasRanges }: TableShape): Clue[] {
  if (run !== 'none' || !hasWorkflow) return []
  return listed('initiatives', [
    [1, true, 'its rows are planned, under way or done'],
    [0.5, hasPeople, 'it has people'],
    [1, hasRanges, 'its dates have a first and a last day'],
  ]).map((clue) => ({ ...clue, telling: false }))
}

function isKeyResults(id: string, before: ReadonlyMap<string, GuessedKind>): boolean {
  const { kind, sureness } = before.get(id) ?? {}
  return kind === 'keyResults' && sureness !== 'low'
}

function listed(
  kind: DatabaseKind,
  clues: readonly (readonly [points: number, holds: boolean, because: string])[],
): Clue[] {
  return clues.flatMap(([points, holds, because]) =>
    holds ? [{ kind, points, because, telling: true, byShape: true }] : [],
  )
}
