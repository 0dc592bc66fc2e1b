import type { FindingLine } from '#src/core/mail/data-trust.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

const DATABASES: Readonly<Record<DatabaseKind, string>> = {
  objectives: 'Objectives',
  keyResults: 'Key results',
  initiatives: 'Initiatives',
  decisions: 'Decisions',
}

/** How far the numbers can be trusted, and what would mend them. */
export function trustSection({ trust, keyResults }: Digest, scale: number): Section {
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
    ],
    rows: shown.map(findingRow),
    more,
    links: true,
  }
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
