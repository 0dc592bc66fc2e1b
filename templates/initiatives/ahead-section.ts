import type { AheadLine } from '#src/core/mail/initiatives/ahead-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { driOf } from './dri-of.ts'

/** What the next 7 days bring: what is needed, what ends, and the next steps. */
export function aheadSection(
  { ahead, gaps, running, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (running.length === 0) return []
  // The next step of a block stands beside the block.
  const lines = ahead.filter((line) => line.health !== 'blocked' || hasDay(line))
  const silent = gaps.noNextStep.length
  const { shown, more } = fold(lines, Math.ceil(14 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Next week',
      count: lines.length,
      intro: [
        ...(lines.some(hasDay)
          ? []
          : ['Within the next 7 days nothing is needed by a day, and no Timeline ends.']),
        ...(silent === 0 ? [] : [`${countOf(silent, 'initiative has', 'initiatives have')} no Next step.`]),
      ],
      rows: shown.map((line) => aheadRow(line, today)),
      more,
    },
  ]
}

function hasDay({ neededSoon, endsSoon }: AheadLine): boolean {
  return neededSoon !== null || endsSoon !== null
}

function aheadRow(line: AheadLine, today: Day): SectionRow {
  const { neededSoon, endsSoon, waitingOn, nextStep } = line
  const from = waitingOn.length === 0 ? '' : ` from ${waitingOn.join(', ')}`
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    about: about(
      neededSoon === null ? '' : `needed by ${formatDay(neededSoon, today)}${from}`,
      endsSoon === null ? '' : `Timeline ends ${formatDay(endsSoon, today)}`,
      driOf(line),
    ),
    lines: nextStep === '' || line.health === 'blocked' ? [] : [`Next step: ${nextStep}`],
  }
}
