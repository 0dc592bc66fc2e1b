import type { InitiativeExplained } from '#src/core/explain/explanation.ts'
import type { NamedInitiative } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { section } from './section.ts'
import { wrapped } from './wrapped.ts'

/** What is told of an initiative beside what every row has. */
export function printInitiativeExplained(explained: InitiativeExplained): string[] {
  const { holdsUp, waitsFor } = explained
  return [
    ...section('Forecast', forecast(explained)),
    ...section('Holds up', holdsUp.flatMap(named)),
    ...section('Waits for, since they are blocked', waitsFor.flatMap(named)),
  ]
}

function forecast({ forecast: band, noForecast, velocity, timeline, today }: InitiativeExplained): string[] {
  const say = (day: Day) => plainDayBeside(day, today)
  if (band === null) return noForecast === null ? [] : wrapped('', cleanText(`None: ${noForecast.because}.`))
  const pace = velocity === null ? '' : ` at ${plainNumber(velocity)} points a week`
  const end = timeline === null ? '' : `; Timeline ends on ${say(timeline.end)}`
  return [
    `${say(band.day)}${pace}${end}.`,
    `${say(band.earliest)} if the pace is 40 % higher, ${say(band.latest)} if it is 40 % lower.`,
  ]
}

function named({ title }: NamedInitiative): string[] {
  return wrapped('- ', cleanText(title) || '(no title)')
}
