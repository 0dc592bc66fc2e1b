import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { gravestFirst, type ServedLine, servedLines, type UpdateLine } from './update-line.ts'

/** A blocked initiative that others wait for. */
export interface HoldUpLine {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly since: Day | null
  /** Titles of those that wait for it, directly or along a chain, the nearest first. */
  readonly heldUp: readonly string[]
  /** Those that this mail does not show. */
  readonly others: number
  /** Titles of blocked ones that it waits for itself: they come first. */
  readonly waitsFor: readonly string[]
  /** Key results that those held up serve, the gravest first. */
  readonly serves: readonly ServedLine[]
  readonly risk: ServedLine['risk']
}

/** Who holds up whom: at which the most grave key results stand still first, then at which the most initiatives do. */
export function holdUpLines(
  lines: readonly UpdateLine[],
  initiatives: readonly InitiativeResult[],
  keyResults: readonly KeyResultResult[],
): readonly HoldUpLine[] {
  const results = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  const served = servedLines(keyResults)
  const titles = (rows: InitiativeResult['holdsUp']) =>
    rows
      .filter(({ id }) => results.has(id))
      .map(({ title }) => cleanText(title, 80) || 'an initiative without a title')
  const found = lines.flatMap((line): readonly HoldUpLine[] => {
    const { holdsUp = [], waitsFor = [] } = results.get(line.id) ?? {}
    if (line.health !== 'blocked' || holdsUp.length === 0) return []
    const heldUp = titles(holdsUp)
    const serves = served([...new Set(holdsUp.flatMap(({ id }) => results.get(id)?.keyResults ?? []))])
    return [
      {
        title: line.title,
        url: line.url,
        owners: line.owners,
        since: line.blockedSince?.day ?? null,
        heldUp,
        others: holdsUp.length - heldUp.length,
        waitsFor: titles(waitsFor),
        serves,
        risk: serves[0]?.risk ?? 'none',
      },
    ]
  })
  return found.toSorted((a, b) => gravestFirst(a, b) || size(b) - size(a))
}

function size({ heldUp, others }: HoldUpLine): number {
  return heldUp.length + others
}
