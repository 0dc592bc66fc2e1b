import type { FindingLine } from '#src/core/mail/data-trust.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { HeldRows } from '#src/core/mail/held-rows.ts'
import type { DatabaseKind, Day } from '#src/core/model.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

const DATABASES: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'Objectives',
  keyResults: 'Key results',
  initiatives: 'Initiatives',
  decisions: 'Decisions',
}

/** How far the numbers can be trusted, and what would mend them. */
export function trustSection({ trust, keyResults, held, today }: Digest, scale: number): Section {
  const { shown, more } = fold(trust.findings, Math.ceil(6 * scale))
  const origins = [
    `${trust.measured} measured`,
    `${trust.typed} typed`,
    trust.sourceUnknown > 0 ? `${trust.sourceUnknown} with a source that could not be read` : '',
    trust.noValue > 0 ? `${trust.noValue} without any value` : '',
  ]
  const mends =
    trust.findings.length === 0
      ? 'No finding needs a person.'
      : `${countOf(trust.findings.length, 'finding needs', 'findings need')} a person.`
  return {
    ...PLAIN_SECTION,
    heading: 'Data trust',
    intro: [
      `Of ${countOf(keyResults.length, 'key result')}: ${origins.filter((part) => part !== '').join(', ')}. ${mends}`,
      ...held.map((rows) => heldWords(rows, today)),
    ],
    rows: shown.map(findingRow),
    more,
    links: true,
  }
}

/** Held is no news and no fault of anybody who is named. */
function heldWords({ source, isSeveral, since, titles }: HeldRows, today: Day): string {
  const rows = titles.map((title) => ({ title }))
  const keeps = titles.length === 1 ? 'keeps its' : 'keep their'
  return `${source} ${isSeveral ? 'have' : 'has'} not answered since ${formatDay(since, today)}: ${countOf(titles.length, 'key result')} ${keeps} value and status until it does (${namedList(rows)}).`
}

function findingRow({ title, url, database, message, mend, unlocks }: FindingLine): SectionRow {
  return {
    ...PLAIN_ROW,
    title: title || (database === null ? 'The workspace' : `The ${DATABASES[database]} database`),
    url,
    about: unlocks > 0 ? `Its mend unlocks ${countOf(unlocks, 'key result')}` : '',
    lines: [`${message} ${mend}`.trim()],
  }
}
