import type { Digest } from '#src/core/mail/digest.ts'
import type { TalkingPoint } from '#src/core/mail/talking-point.ts'
import type { Day } from '#src/core/model.ts'
import type { Voice } from '#src/core/voice.ts'
import { upperFirst } from '#src/core/words/first-letter.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from './section.ts'

/** Where people, the rules and Linear do not say the same: who says what, and since when. */
export function talkingSection({ talkingPoints, today }: Digest, scale: number): readonly Section[] {
  if (talkingPoints.length === 0) return []
  const { shown, more } = fold(talkingPoints, Math.ceil(3 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Worth a talk',
      count: talkingPoints.length,
      rows: shown.map((point) => ({
        ...PLAIN_ROW,
        title: point.title,
        url: point.url,
        lines: [...voicesOf(point, today), ...confidenceOf(point)],
      })),
      more,
      links: true,
    },
  ]
}

function voicesOf({ voices }: TalkingPoint, today: Day): readonly string[] {
  if (voices.length === 0) return []
  const told = voices.map((voice) => `${said(voice)}${since(voice, today)}`).join('; ')
  return [`${upperFirst(told)}.`]
}

function said({ who, words, of }: Voice): string {
  if (who === 'leader') return `leader: ${words}`
  if (who === 'rules') return `rules: ${words}`
  return of === '' ? `Linear: ${words}` : `Linear, “${of}”: ${words}`
}

/** A health in Linear is of the day it was typed; the others hold since theirs. */
function since({ who, day }: Voice, today: Day): string {
  if (day === null) return ''
  return who === 'linear' ? ` on ${formatDay(day, today)}` : ` since ${formatDay(day, today)}`
}

function confidenceOf({ confidence }: TalkingPoint): readonly string[] {
  if (confidence === null) return []
  return [`Owner's confidence ${formatShare(confidence.owner)}, chance ${formatShare(confidence.chance)}.`]
}
