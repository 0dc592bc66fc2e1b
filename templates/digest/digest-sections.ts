import type { Digest } from '#src/core/mail/digest.ts'
import { alignmentSection } from './alignment-section.ts'
import { changeSection } from './change-section.ts'
import { decisionSection } from './decision-section.ts'
import { initiativeSection } from './initiative-section.ts'
import { keyResultSections } from './key-result-sections.ts'
import { objectiveSection } from './objective-section.ts'
import type { Section } from './section.ts'
import { trustSection } from './trust-section.ts'

/**
 * Everything under the three lines at the top, in reading order.
 * @param scale above 0: which part of its usual number of rows each section may show
 */
export function digestSections(digest: Digest, scale: number): readonly Section[] {
  return [
    changeSection(digest, scale),
    decisionSection(digest, scale),
    ...keyResultSections(digest, scale),
    initiativeSection(digest, scale),
    objectiveSection(digest, scale),
    alignmentSection(digest, scale),
    trustSection(digest, scale),
  ]
}
