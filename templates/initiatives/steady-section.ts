import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import type { BriefSection } from '#templates/report/brief-section.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { driOf } from './dri-of.ts'
import { endWords, progressWords } from './progress-words.ts'
import { servedWords } from './served-words.ts'

/** What is on track, in one line each; nothing where nothing is. */
export function onTrackSection(
  { running, today }: InitiativesUpdate,
  scale: number,
): readonly BriefSection[] {
  const lines = running.filter(({ health }) => health === 'on_track')
  if (lines.length === 0) return []
  const { shown, more } = fold(lines, Math.ceil(16 * scale))
  const brief = shown.map((line) => ({
    title: line.title,
    url: line.url,
    about: about(driOf(line), progressWords(line, today), endWords(line, today)),
  }))
  return [{ mark: HEALTH_MARKS.on_track, count: lines.length, brief, more }]
}

/** What is blocked no longer since the last update; nothing where nothing is. */
export function unblockedSection(
  { unblocked, comparedWith, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (comparedWith === null || unblocked.length === 0) return []
  const { shown, more } = fold(unblocked, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: `Unblocked since ${formatDay(comparedWith, today)}`,
      count: unblocked.length,
      rows: shown.map((line) => ({
        ...PLAIN_ROW,
        title: line.title,
        url: line.url,
        mark: HEALTH_MARKS[line.health],
        about: about(driOf(line), `unblocked ${formatDay(line.day, today)}`),
      })),
      more,
    },
  ]
}

/** What was done since the last update; nothing where nothing was. */
export function doneSection(
  { done, comparedWith, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (comparedWith === null || done.length === 0) return []
  const { shown, more } = fold(done, Math.ceil(10 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: `Done since ${formatDay(comparedWith, today)}`,
      count: done.length,
      rows: shown.map((line) => ({
        ...PLAIN_ROW,
        title: line.title,
        url: line.url,
        mark: HEALTH_MARKS.done,
        about: about(driOf(line), `done ${formatDay(line.day, today)}`),
        lines: line.serves.length === 0 ? [] : [`Served: ${servedWords(line.serves)}.`],
      })),
      more,
    },
  ]
}
