import type { Digest } from '#src/core/mail/digest.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { alignmentSection } from './alignment-section.ts'
import { changeSection } from './change-section.ts'
import { decisionSection } from './decision-section.ts'
import { deliverySection } from './delivery-section.ts'
import { initiativeSection } from './initiative-section.ts'
import { otherSections, worrySections } from './key-result-sections.ts'
import { logSection } from './log-section.ts'
import { movedGoalSection } from './moved-goal-section.ts'
import { objectiveSection } from './objective-section.ts'
import { recommendationSection } from './recommendation-section.ts'
import { ruleSection } from './rule-section.ts'
import { PLAIN_SECTION } from './section.ts'
import { talkingSection } from './talking-section.ts'
import { trustSection } from './trust-section.ts'

/** Here a reader in a hurry may end. */
const LOOK_UP = {
  ...PLAIN_SECTION,
  heading: 'To look up',
  intro: ['What is fine, the roll-up, alignment, and how far the numbers can be trusted.'],
}

/**
 * Everything under the three lines at the top, in reading order: what to decide and to do, how delivery goes, what changed and why,
 * what is worth a worry; and to be looked up, how everything else stands and how far it can be trusted.
 * @param scale above 0: which part of its usual number of rows each section may show
 */
export function digestSections(digest: Digest, scale: number): ReportWords['sections'] {
  return [
    decisionSection(digest, scale),
    ...recommendationSection(digest, scale),
    ...deliverySection(digest),
    ...changeSection(digest, scale),
    ...ruleSection(digest, scale),
    ...worrySections(digest, scale),
    LOOK_UP,
    ...otherSections(digest, scale),
    initiativeSection(digest, scale),
    objectiveSection(digest, scale),
    ...alignmentSection(digest, scale),
    ...movedGoalSection(digest, scale),
    ...talkingSection(digest, scale),
    ...logSection(digest, scale),
    trustSection(digest, scale),
  ]
}
