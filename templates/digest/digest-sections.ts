import type { Digest } from '#src/core/mail/digest.ts'
import type { ReportWords } from '#templates/report/report-words.ts'
import { alignmentSection } from './alignment-section.ts'
import { changeSection } from './change-section.ts'
import { decisionSection } from './decision-section.ts'
import { deliverySection } from './delivery-section.ts'
import { initiativeSection } from './initiative-section.ts'
import { keyResultSections } from './key-result-sections.ts'
import { movedGoalSection } from './moved-goal-section.ts'
import { objectiveSection } from './objective-section.ts'
import { recommendationSection } from './recommendation-section.ts'
import { ruleSection } from './rule-section.ts'
import { talkingSection } from './talking-section.ts'
import { trustSection } from './trust-section.ts'

/**
 * Everything under the three lines at the top, in reading order: what to decide and to do, how delivery goes, what changed and why,
 * how everything stands, and how far it can be trusted.
 * @param scale above 0: which part of its usual number of rows each section may show
 */
export function digestSections(digest: Digest, scale: number): ReportWords['sections'] {
  return [
    decisionSection(digest, scale),
    ...recommendationSection(digest, scale),
    ...deliverySection(digest),
    ...changeSection(digest, scale),
    ...ruleSection(digest, scale),
    ...keyResultSections(digest, scale),
    initiativeSection(digest, scale),
    objectiveSection(digest, scale),
    alignmentSection(digest, scale),
    ...movedGoalSection(digest, scale),
    ...talkingSection(digest, scale),
    trustSection(digest, scale),
  ]
}
