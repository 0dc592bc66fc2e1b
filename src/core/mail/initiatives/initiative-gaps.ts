import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Finding } from '#src/core/model.ts'
import type { UpdateLine } from './update-line.ts'

interface Named {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
}

/** Running initiatives of which something is missing; what a lost column held counts as missing nowhere. */
export interface InitiativeGaps {
  /** They serve no key result. */
  readonly orphans: readonly Named[]
  readonly noDri: readonly Named[]
  readonly noTimeline: readonly Named[]
  /** Source holds no link to work that has an end, so there is neither progress of their own nor a forecast. */
  readonly noSource: readonly Named[]
  readonly noNextStep: readonly Named[]
}

/** @param findings those about no row say which columns are lost */
export function initiativeGaps(
  lines: readonly UpdateLine[],
  initiatives: readonly InitiativeResult[],
  findings: readonly Finding[],
): InitiativeGaps {
  const results = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  const lost = new Set(
    findings
      .filter(({ database, pageId }) => database === 'initiatives' && pageId === null)
      .map(({ property }) => property),
  )
  const without = (property: string, isMissing: (line: UpdateLine) => boolean) =>
    lost.has(property)
      ? []
      : lines.filter(isMissing).map(({ title, url, owners }): Named => ({ title, url, owners }))
  return {
    orphans: without('Key results', ({ orphan }) => orphan),
    noDri: without('DRI', ({ owners }) => owners.length === 0),
    noTimeline: without('Timeline', ({ timeline }) => timeline === null),
    noSource: without('Source', ({ id }) => results.get(id)?.noForecast?.reason === 'no_work'),
    noNextStep: without('Next step', ({ nextStep }) => nextStep === ''),
  }
}
