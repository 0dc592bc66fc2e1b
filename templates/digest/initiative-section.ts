import type { Digest } from '#src/core/mail/digest.ts'
import type { InitiativeLine } from '#src/core/mail/initiative-line.ts'
import type { Day } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** Running initiatives, the blocked ones first. */
export function initiativeSection({ initiatives, today }: Digest, scale: number): Section {
  const { shown, more } = fold(initiatives, Math.ceil(10 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Initiatives',
    count: initiatives.length,
    intro: initiatives.length === 0 ? ['No initiative is running.'] : [],
    rows: shown.map((line) => initiativeRow(line, today)),
    more,
    links: true,
  }
}

function initiativeRow(line: InitiativeLine, today: Day): SectionRow {
  const fine = line.health === 'on_track'
  const tellsWhy = !fine && line.health !== 'blocked'
  const lines = [
    line.health === 'blocked' ? blocked(line, today) : '',
    tellsWhy ? line.why : '',
    line.nextStep === '' || fine ? '' : `Next step: ${line.nextStep}`,
  ]
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: fine ? '' : line.url,
    mark: HEALTH_MARKS[line.health],
    about: about(
      line.owners.join(', ') || 'no DRI',
      line.progress === null ? '' : `${formatShare(line.progress)} done`,
      line.forecast === null || tellsWhy ? '' : `forecast ${formatDay(line.forecast.day, today)}`,
      line.orphan ? 'serves no key result' : '',
    ),
    lines: lines.filter((part) => part !== ''),
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
