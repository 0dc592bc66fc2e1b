import type { AuditReport } from '#src/core/audit/audit-report.ts'
import type { Day } from '#src/core/model.ts'
import type { Section } from '#templates/digest/section.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { footerOf, leadOf, titleOf } from './audit-lead.ts'
import { leaderSection } from './leader-section.ts'
import { mappingSection } from './mapping-section.ts'
import { mendSection } from './mend-section.ts'
import { obstacleSection } from './obstacle-section.ts'
import { readingSection } from './reading-section.ts'
import { staleSection } from './stale-section.ts'
import { tableSections } from './table-sections.ts'
import { unlinkedSection } from './unlinked-section.ts'
import { wordSection } from './word-section.ts'

/** The audit in words: terminal, Markdown and HTML are all printed from it and so cannot differ. */
export interface AuditPage extends Pick<ReportWords, 'title' | 'counts' | 'lead' | 'footer'> {
  /** What a leader reads in a minute. */
  readonly sections: readonly Section[]
  /** How columns map, a line a table: a terminal has no room for the details. */
  readonly brief: readonly Section[]
  /** All that was found out about tables, cells and past words, for who wants to check it. */
  readonly details: readonly Section[]
  /** Lines for a `.env` file; empty: nothing was found to set. */
  readonly settings: readonly string[]
  readonly today: Day
}

/** What stands over the lines to paste. */
export const SETTINGS_HEADING = 'Settings to paste into .env'

export function auditPage(report: AuditReport): AuditPage {
  const { keyResults, settings, today } = report
  return {
    title: titleOf(report),
    counts: keyResults.statuses.map(({ status, count }) => ({ mark: STATUS_MARKS[status], count })),
    lead: leadOf(report),
    sections: [
      ...wordSection(report),
      ...mendSection(report),
      ...unlinkedSection(report),
      ...staleSection(report),
      ...obstacleSection(report),
    ],
    brief: mappingSection(report),
    details: [...leaderSection(report), ...readingSection(report), ...tableSections(report)],
    settings,
    footer: footerOf(report),
    today,
  }
}
