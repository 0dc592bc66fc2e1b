import type { FindingLine } from '#src/core/mail/data-trust.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { HeldRows } from '#src/core/mail/held-rows.ts'
import type { OwnerMends } from '#src/core/mail/owner-mends.ts'
import type { UnreadSource } from '#src/core/mail/unread-source.ts'
import type { DatabaseKind, Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

const DATABASES: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'Objectives',
  keyResults: 'Key results',
  initiatives: 'Initiatives',
  decisions: 'Decisions',
}

/** Of one owner no more are shown before the next one's. */
const MOST_OF_ONE = 3
/** Sources that are named before the rest is counted. */
const MOST_NAMED = 2
/** Owners that are named before the rest is counted. */
const MOST_OWNERS = 4

/** As long as a key result's line holds it. */
const LONGEST_MEND = 200

/** How far the numbers can be trusted, and what would mend them, by who has to. */
export function trustSection(digest: Digest, scale: number): Section {
  const { trust, keyResults, held, unread, mends, today } = digest
  // What keeps a key result from being scored stands with it already.
  const told = new Set(keyResults.filter(({ status }) => status === 'unknown').map(mendOf))
  const untold = mends.map((own) => ({
    own,
    findings: own.findings.filter((line) => !told.has(mendOf(line))),
  }))
  const rows = untold.flatMap(({ own, findings }) =>
    findings.slice(0, MOST_OF_ONE).map((line) => findingRow(line, own)),
  )
  const shown = rows.slice(0, Math.ceil(3 * scale))
  const origins = [
    `${trust.measured} measured`,
    `${trust.typed} typed`,
    trust.sourceUnknown > 0 ? `${trust.sourceUnknown} with a source that failed` : '',
    trust.noValue > 0 ? `${trust.noValue} without a value` : '',
  ]
  return {
    ...PLAIN_SECTION,
    heading: 'Data trust',
    intro: [
      `Of ${countOf(keyResults.length, 'key result')}: ${origins.filter((part) => part !== '').join(', ')}.`,
      ...held.map((rows) => heldWords(rows, today)),
      ...(unread.length === 0 ? [] : [unreadWords(unread, today)]),
      mends.length === 0 ? 'No finding needs a person.' : ownersWords(mends),
    ],
    rows: shown,
    more: fold(
      untold.flatMap(({ findings }) => findings),
      shown.length,
    ).more,
    links: true,
  }
}

function mendOf({ url, mend }: Pick<FindingLine, 'url' | 'mend'>): string {
  return `${url} ${cleanText(mend, LONGEST_MEND)}`
}

/** Held is no news and no fault of anybody who is named. */
function heldWords({ source, isSeveral, since, titles }: HeldRows, today: Day): string {
  const rows = titles.map((title) => ({ title }))
  const keeps = titles.length === 1 ? 'keeps its' : 'keep their'
  return `${source} ${isSeveral ? 'have' : 'has'} not answered since ${formatDay(since, today)}: ${countOf(titles.length, 'key result')} ${keeps} value and status until it does (${namedList(rows, MOST_NAMED)}).`
}

function unreadWords(unread: readonly UnreadSource[], today: Day): string {
  const told = unread
    .slice(0, MOST_NAMED)
    .map(
      ({ title, lastValue }) =>
        `${named({ title })} (${lastValue === null ? 'no value yet' : `last value ${formatDay(lastValue, today)}`})`,
    )
  const rest = unread.length - told.length
  return `Source not read: ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

function ownersWords(mends: readonly OwnerMends[]): string {
  const all = mends.reduce((sum, { findings }) => sum + findings.length, 0)
  const told = mends.slice(0, MOST_OWNERS).map((own) => `${whose(own)} ${own.findings.length}`)
  const rest = mends.length - told.length
  return `${countOf(all, 'mend')} by owner: ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

function whose({ of, owner }: OwnerMends): string {
  if (of === 'eng_ops') return 'eng ops'
  return of === 'nobody' ? 'no owner' : owner
}

function findingRow(
  { title, url, database, message, mend, unlocks }: FindingLine,
  own: OwnerMends,
): SectionRow {
  return {
    ...PLAIN_ROW,
    title: title || (database === null ? 'The workspace' : `The ${DATABASES[database]} database`),
    url,
    about: about(whose(own), unlocks > 0 ? `its mend unlocks ${countOf(unlocks, 'key result')}` : ''),
    // A row is one click away; of a column there is nothing else to read.
    lines: [url === '' || mend === '' ? [message, mend].filter((part) => part !== '').join(' ') : mend],
  }
}
