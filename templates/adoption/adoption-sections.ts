import type { AdoptionSummary } from '#src/core/live/adoption-summary.ts'
import { decisionSection } from '#templates/digest/decision-section.ts'
import { initiativeSection } from '#templates/digest/initiative-section.ts'
import { unknownSection, worrySections } from '#templates/digest/key-result-sections.ts'
import { PLAIN_SECTION, type Section } from '#templates/digest/section.ts'
import { trustSection } from '#templates/digest/trust-section.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { formatDay } from '#templates/words/format-day.ts'

/** From now on, in the order in which a reader meets it. */
function fromNowOn({ asksFrom, state }: AdoptionSummary): Section {
  return {
    ...PLAIN_SECTION,
    heading: 'From now on',
    intro: [
      'A letter leaves for what changes: a key result that turns off track after having stood better, an initiative that becomes blocked, a value or a decision that becomes late.',
      `What stands above stays in the weekly digest until it is mended. What is late today and still is on ${formatDay(asksFrom, state.today)} is asked for from then on.`,
      'Acknowledged or Recovery plan in its row answers a letter. okr-sync explain with its link says why a key result has its status.',
    ],
  }
}

/**
 * Everything under the three lines at the top: what is off track, the worst first, what is at risk, what is blocked, what waits for
 * a decision, what cannot be scored and who can mend it, and what happens from now on.
 * @param scale above 0: which part of its usual number of rows each section may show
 */
export function adoptionSections(summary: AdoptionSummary, scale: number): ReportWords['sections'] {
  const { state } = summary
  return [
    ...worrySections(state, scale),
    ...(state.initiatives.length === 0 ? [] : [initiativeSection(state, scale)]),
    ...(state.decisions.length === 0 ? [] : [decisionSection(state, scale)]),
    ...unknownSection(state, scale),
    trustSection(state, scale),
    fromNowOn(summary),
  ]
}
