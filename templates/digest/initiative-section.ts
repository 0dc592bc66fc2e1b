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
import { waitWords } from './wait-words.ts'

/** Which team waits for which, then the running initiatives, the blocked ones first. */
export function initiativeSection({ initiatives, waiting, today }: Digest, scale: number): Section {
  const { shown, more } = fold(initiatives, Math.ceil(10 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Initiatives',
    count: initiatives.length,
    intro:
      initiatives.length === 0 ? ['No initiative is running.'] : waitWords(waiting, Math.ceil(4 * scale)),
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
      line.progress === null ? '' : `${formatShare(line.progress)} done${asOf(line, today)}`,
      line.forecast === null || tellsWhy ? '' : `forecast ${formatDay(line.forecast.day, today)}`,
      line.orphan ? 'serves no key result' : '',
    ),
    lines: lines.filter((part) => part !== ''),
  }
}

/** A number that its source does not tell any more is of that day at the latest. */
function asOf({ heldSince }: InitiativeLine, today: Day): string {
  return heldSince === null ? '' : ` as of ${formatDay(heldSince, today)}`
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
