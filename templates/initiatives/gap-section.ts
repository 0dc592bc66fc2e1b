import type { FindingLine } from '#src/core/mail/data-trust.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { driOf } from './dri-of.ts'

/** Titles that a line names before the rest is counted. */
const MOST_NAMED = 3

/** Active work that serves no key result; nothing where all does. */
export function orphanSection({ gaps: { orphans } }: InitiativesUpdate, scale: number): readonly Section[] {
  if (orphans.length === 0) return []
  const { shown, more } = fold(orphans, Math.ceil(8 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Serve no key result',
      count: orphans.length,
      intro: ['Link under Key results what each serves, or set Status to Cancelled.'],
      rows: shown.map((line) => ({
        ...PLAIN_ROW,
        title: line.title,
        url: line.url,
        about: about(driOf(line)),
      })),
      more,
      links: true,
    },
  ]
}

/** What is missing, and how far that lets the rest be trusted. */
export function trustSection(
  { gaps, findings, running }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  if (running.length === 0 && findings.length === 0) return []
  const { shown, more } = fold(findings, Math.ceil(5 * scale))
  const { noDri, noTimeline, noSource } = gaps
  const lines = [
    missing(noDri, 'no DRI, so nobody answers for', 'it', 'them'),
    missing(noTimeline, 'no Timeline, so no day can slip of', 'it', 'them'),
    missing(noSource, 'no work with an end under Source, so there is no forecast of', 'it', 'them'),
  ].filter((line) => line !== '')
  const asks =
    findings.length === 0
      ? []
      : [`${countOf(findings.length, 'other finding needs', 'other findings need')} a person.`]
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Data trust',
      intro:
        lines.length + asks.length === 0
          ? ['Each running initiative has a DRI, a Timeline and work under Source.']
          : [...lines, ...asks],
      rows: shown.map(findingRow),
      more,
      links: true,
    },
  ]
}

function missing(
  rows: readonly { readonly title: string }[],
  what: string,
  one: string,
  many: string,
): string {
  if (rows.length === 0) return ''
  const has = countOf(rows.length, 'initiative has', 'initiatives have')
  return `${has} ${what} ${rows.length === 1 ? one : many}: ${namedList(rows, MOST_NAMED)}.`
}

function findingRow({ title, url, message, mend }: FindingLine): SectionRow {
  return {
    ...PLAIN_ROW,
    title: title || 'The Initiatives database',
    url,
    lines: [`${message} ${mend}`.trim()],
  }
}
