import type { Digest } from '#src/core/mail/digest.ts'
import type { InitiativeLine } from '#src/core/mail/initiative-line.ts'
import type { Day } from '#src/core/model.ts'
import { HEALTH_WORST_FIRST } from '#src/core/words/worst-first.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** How many initiatives run and how, and the blocked ones: the rest is told by the initiatives update. */
export function initiativeSection({ initiatives, today }: Digest, scale: number): Section {
  const blocked = initiatives.filter(({ health }) => health === 'blocked')
  const { shown, more } = fold(blocked, Math.ceil(3 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Initiatives',
    count: initiatives.length,
    intro: [initiatives.length === 0 ? 'No initiative is running.' : countsWords(initiatives)],
    rows: shown.map((line) => blockedRow(line, today)),
    more,
    links: true,
  }
}

function countsWords(initiatives: readonly InitiativeLine[]): string {
  const counts = HEALTH_WORST_FIRST.flatMap((health) => {
    const count = initiatives.filter((line) => line.health === health).length
    return count === 0 ? [] : [`${count} ${HEALTH_MARKS[health].word.toLowerCase()}`]
  })
  return `${counts.join(', ')}.`
}

function blockedRow(line: InitiativeLine, today: Day): SectionRow {
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: HEALTH_MARKS[line.health],
    about: about(line.owners.join(', ') || 'no DRI'),
    lines: [blocked(line, today)],
  }
}

function blocked(line: InitiativeLine, today: Day): string {
  const { blockedSince, blocker, waitingOn, neededBy, holdsUp } = line
  const since = blockedSince
    ? `Blocked since ${formatDay(blockedSince.day, today)} (${countOf(blockedSince.days, 'day')})`
    : 'Blocked'
  const parts = [
    blocker === '' ? `${since}.` : `${since}: ${ended(blocker)}`,
    waitingOn.length === 0 ? 'Nobody is named under Waiting on.' : `Waits for ${waitingOn.join(', ')}.`,
    neededBy === null ? '' : `Needed by ${formatDay(neededBy, today)}.`,
    holdsUp === 0 ? '' : `Holds up ${countOf(holdsUp, 'initiative')}.`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function ended(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`
}
