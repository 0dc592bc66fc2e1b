import type { Voice } from '#src/core/voice.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { aligned } from './aligned.ts'

const WHO: Readonly<Record<Voice['who'], string>> = { leader: 'Leader', rules: 'Rules', linear: 'Linear' }

/** Leader, rules and Linear side by side, with their days, and whether they contradict each other. */
export function printVoices(row: {
  readonly voices: readonly Voice[]
  readonly isContradicted: boolean
}): string[] {
  const rows = row.voices.map(({ who, words, day, of }) => {
    const since = day === null ? '' : `${who === 'linear' ? 'on' : 'since'} ${plainDay(day)}`
    const about = of === '' ? '' : `of ${cleanText(of, 60)}`
    return [WHO[who], cleanText(words, 40), [since, about].filter((part) => part !== '').join(', ')]
  })
  return row.isContradicted ? [...aligned(rows), 'They contradict each other.'] : aligned(rows)
}
