import type { PersonalLetter } from '#src/core/letters/letter.ts'
import { post } from '#src/core/letters/post.ts'
import { earliest } from '#src/core/time/earliest.ts'
import type { Outages } from '#src/core/work/outages.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderLetter } from '#templates/letter.tsx'
import type { Assessment } from './assess.ts'
import type { Letter } from './freeze.ts'
import { type LetterOptions, type LetterPost, letterPost } from './letter-post.ts'

export interface PersonalLetters extends Omit<LetterPost, 'input'> {
  /** Those that leave now, one to each person at most. */
  readonly letters: readonly Letter[]
}

/**
 * What each person is to hear after an assessment.
 * @param restored the sources that are back since this run
 */
export async function personalLetters(
  deps: Deps,
  assessment: Assessment,
  restored: Outages['restored'],
  options: LetterOptions = {},
): Promise<PersonalLetters> {
  const { input, wakeAt, ...episodes } = await letterPost(deps, assessment, restored, options)
  const posted = post(input)
  return { ...episodes, letters: posted.letters.map(letterOf), wakeAt: earliest([wakeAt, posted.wakeAt]) }
}

function letterOf(letter: PersonalLetter): Letter {
  const { kind, slot, to, references, subjects } = letter
  return {
    kind,
    slot,
    to: [to],
    references,
    subjects: subjects.map(({ key }) => key),
    ...renderLetter(letter),
  }
}
