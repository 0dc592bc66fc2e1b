import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { RowOutage } from '#src/core/row-outage.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { forecastInWords } from '#src/core/words/forecast-in-words.ts'
import { HEALTH_LABEL } from '#src/core/words/labels.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { unansweredSince } from '#src/core/words/outage-in-words.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { sentences } from '#src/core/words/why.ts'
import type { Chain } from './initiative-chains.ts'
import type { Moment } from './moment.ts'
import { unknownOption } from './unknown-option.ts'
import type { healthsOf } from './voices.ts'

/** Initiatives that Why names of a chain before the rest is counted. */
const MOST_NAMED = 2

/**
 * Why an initiative is as it is: its health, the chain that it stands in, its forecast, its progress and what Linear says.
 * @param input.because of its health and of its progress; that of its progress gives way to an outage
 * @param input.isLate its forecast is behind the end of its timeline
 * @param input.last the progress that was written last; null: none
 */
export function initiativeWhy(input: {
  readonly row: Pick<
    InitiativeResult,
    'id' | 'status' | 'timeline' | 'forecast' | 'noForecast' | 'blockedSince' | 'outage'
  >
  readonly because: { readonly health: string; readonly progress: string }
  readonly chain: Chain
  readonly isLate: boolean
  readonly last: number | null
  readonly healths: ReturnType<typeof healthsOf>
  readonly moment: Pick<Moment, 'readFindings' | 'today' | 'policy'>
}): string {
  const { row, because, moment } = input
  const { blockedSince, outage } = row
  return sentences([
    blockedSince === null ? because.health : `Blocked since ${plainDay(blockedSince)}.`,
    row.status === 'invalid' ? unknownOption(moment.readFindings, row.id) : '',
    ...chainInWords(input.chain),
    forecastInWords(row, input.isLate, moment.today),
    outage === null ? because.progress : lastInWords(outage, input.last, row),
    ...typedInLinear(input.healths, moment.policy.timezone),
  ])
}

function chainInWords({ holdsUp, ends }: Chain): string[] {
  const are = ends.length === 1 ? 'is' : 'are'
  return [
    holdsUp.length === 0 ? '' : `Holds up ${namedList(holdsUp, MOST_NAMED)}.`,
    ends.length === 0 ? '' : `Waits for ${namedList(ends, MOST_NAMED)}, which ${are} blocked.`,
  ]
}

function lastInWords(
  outage: RowOutage,
  progress: number | null,
  { forecast }: Pick<InitiativeResult, 'forecast'>,
): string {
  const failing = unansweredSince(outage)
  if (progress === null) return `${failing}, and no progress is known yet.`
  return forecast === null
    ? `${failing}; progress is what it told last.`
    : `${failing}; progress and forecast are what it told last.`
}

/** What people typed in Linear about its work, each with its day: what it is worth goes by its age. */
function typedInLinear(healths: ReturnType<typeof healthsOf>, timezone: string): readonly string[] {
  return healths.map(({ title, health: { status, at } }) => {
    const of = healths.length === 1 ? '' : ` of ${namedList([{ title }])}`
    return `Linear says ${HEALTH_LABEL[status]}${of}, as of ${plainDay(localDay(at, timezone))}.`
  })
}
