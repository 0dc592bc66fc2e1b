import type { TeamWait } from '#src/core/initiative-result.ts'
import type { Health, Risk } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A team that waits for others, as mail shows it. */
export interface WaitLine {
  readonly team: string
  /** At least one. */
  readonly waitsFor: readonly string[]
  /** At least one, each with what it waits for. */
  readonly initiatives: readonly {
    readonly title: string
    readonly awaited: string
    readonly health: Health
  }[]
  /** The gravest of the key results that wait. */
  readonly risk: Risk
}

/** Which team waits for which, in the order given; where several teams have a part in what one waits for, they are one line. */
export function waitLines(waiting: readonly TeamWait[]): readonly WaitLine[] {
  const alike = Map.groupBy(waiting, ({ team, initiatives }) =>
    JSON.stringify([team, initiatives.map(({ id, waitsFor }) => [id, waitsFor.id])]),
  )
  return [...alike.values()].flatMap((waits) => {
    const [first] = waits
    if (first === undefined) return []
    const { team, initiatives, risk } = first
    return {
      team: cleanText(team, 60),
      waitsFor: waits.map(({ waitsFor }) => cleanText(waitsFor, 60)),
      initiatives: initiatives.map(({ title, waitsFor }) => ({
        title: cleanText(title, 80),
        awaited: cleanText(waitsFor.title, 80),
        health: waitsFor.health,
      })),
      risk,
    }
  })
}
