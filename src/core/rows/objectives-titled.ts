import type { KeyResult, Objective } from '#src/core/model.ts'
import { sameTime } from '#src/core/time/same-time.ts'
import { plainWords } from '#src/core/words/plain-words.ts'

/** `O1:`, `Objective 2 -`, `3.` before a title. */
const NUMBER = /^(?:(?:o|obj|objective|objectif|objetivo|ziel) ?)?\d{1,3} /

/**
 * Answers which objectives a text names: by their titles apart from case, accents, signs and a number before them. Of several
 * of one title those whose time the row names too, if there are any.
 */
export function objectivesTitled(
  objectives: readonly Objective[],
): (text: string, time: Pick<KeyResult, 'cycle' | 'period'>) => readonly string[] {
  const whole = Map.groupBy(objectives, ({ title }) => plainWords(title))
  const unnumbered = Map.groupBy(objectives, ({ title }) => withoutNumber(title))
  return (text, time) => {
    const words = plainWords(text)
    if (words === '') return []
    const titled = whole.get(words) ?? unnumbered.get(withoutNumber(text)) ?? []
    const ofTime = titled.filter((objective) => sameTime(objective, time))
    return (titled.length > 1 && ofTime.length > 0 ? ofTime : titled).map(({ id }) => id)
  }
}

function withoutNumber(title: string): string {
  const words = plainWords(title)
  return words.replace(NUMBER, '') || words
}
