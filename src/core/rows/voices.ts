import type { Overrule } from '#src/core/evaluation.ts'
import type { Day, Status } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Voice } from '#src/core/voice.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { wordsOfStatus } from '#src/core/words/status-words.ts'
import type { TypedHealth, WorkLink, WorkReading } from '#src/core/work/work.ts'

/** Longest word of a leader that is shown. */
const MOST_WORDS = 60

/** What people call a status, as `plainWords` leaves it. */
const STATUS_OF: ReadonlyMap<string, Status> = new Map(
  (['not_started', 'on_track', 'at_risk', 'off_track', 'complete'] as const).flatMap((status) =>
    wordsOfStatus(status).map((words) => [plainWords(words), status] as const),
  ),
)

/** A status that is told by its sign alone. */
const STATUS_OF_SIGN: readonly (readonly [string, Status])[] = [
  ['🟢', 'on_track'],
  ['🟩', 'on_track'],
  ['💚', 'on_track'],
  ['🟡', 'at_risk'],
  ['🟨', 'at_risk'],
  ['💛', 'at_risk'],
  ['🟠', 'at_risk'],
  ['🟧', 'at_risk'],
  ['🔴', 'off_track'],
  ['🟥', 'off_track'],
  ['✅', 'complete'],
  ['☀', 'on_track'],
  ['🌞', 'on_track'],
  ['🌤', 'on_track'],
  ['⛅', 'at_risk'],
  ['🌥', 'at_risk'],
  ['☁', 'at_risk'],
  ['🌦', 'at_risk'],
  ['🌧', 'off_track'],
  ['⛈', 'off_track'],
  ['🌩', 'off_track'],
]

/** A letter with the colour that it stands for in its column, as `R (red)`. */
const LETTER = /^\p{L} \((?<colour>\p{L}+)\)$/u

/** Where two colours differ is said; what is done agrees with what goes well. Other statuses have none. */
const COLOUR_OF: Readonly<Partial<Record<Status, string>>> = {
  on_track: 'green',
  complete: 'green',
  at_risk: 'amber',
  off_track: 'red',
}

/** The status that words typed by a person name, such as On track, green or yellow; null: none that can be compared. */
export function statusOfWord(word: string): Status | null {
  const letters = plainWords(LETTER.exec(word.trim())?.groups?.['colour'] ?? word)
  if (letters !== '') return STATUS_OF.get(letters) ?? null
  const signs = STATUS_OF_SIGN.filter(([sign]) => word.includes(sign))
  return signs.length === 1 ? (signs[0]?.[1] ?? null) : null
}

/**
 * Whether two of leader, rules and Linear name different colours. Only on track, at risk, off track and complete are colours;
 * complete agrees with on track. Two works in Linear that differ contradict each other in nothing: each speaks of itself.
 */
export function isContradicted(voices: readonly Voice[]): boolean {
  return voices.some((one, index) =>
    voices.slice(index + 1).some((other) => other.who !== one.who && differ(one.status, other.status)),
  )
}

function differ(one: Status | null, other: Status | null): boolean {
  const a = one === null ? undefined : COLOUR_OF[one]
  const b = other === null ? undefined : COLOUR_OF[other]
  return a !== undefined && b !== undefined && a !== b
}

/**
 * What the leader, the rules and Linear say of one row, in this order; who says nothing is left out. A status that was put over
 * the service's is the leader's word while it stands; a column of the people's own speaks without one.
 */
export function voices(input: {
  readonly word: string | null
  /** Since when the word has been seen. */
  readonly wordSince: Day | null
  readonly overrule: Overrule | null
  readonly status: Status
  readonly statusSince: Day | null
  readonly healths: readonly { readonly title: string; readonly health: TypedHealth }[]
  readonly timezone: string
}): readonly Voice[] {
  const { status, statusSince: day, healths, timezone } = input
  const rules: Voice = { who: 'rules', status, words: STATUS_LABEL[status], day, of: '' }
  const linear = healths.map(
    ({ title, health }): Voice => ({
      who: 'linear',
      status: health.status,
      words: STATUS_LABEL[health.status],
      day: localDay(health.at, timezone),
      of: cleanText(title, 100),
    }),
  )
  // A list that is spread together keeps room for many more, in every row.
  return leader(input).concat(rules, linear)
}

function leader({ word, wordSince, overrule }: Parameters<typeof voices>[0]): Voice[] {
  if (overrule !== null) {
    const { status, since: day } = overrule
    return [{ who: 'leader', status, words: STATUS_LABEL[status], day, of: '' }]
  }
  const words = cleanText(word ?? '', MOST_WORDS)
  if (words === '') return []
  return [{ who: 'leader', status: statusOfWord(words), words, day: wordSince, of: '' }]
}

/** What people typed in Linear about the work behind links. */
export function healthsOf(
  links: readonly WorkLink[],
  readings: ReadonlyMap<string, WorkReading>,
): { readonly title: string; readonly health: TypedHealth }[] {
  return links.flatMap(({ url }) => {
    const reading = readings.get(url)
    if (reading?.kind !== 'known' || reading.health === null) return []
    return [{ title: reading.title, health: reading.health }]
  })
}
