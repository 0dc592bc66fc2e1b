import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Section } from '#templates/digest/section.ts'
import type { BriefSection } from '#templates/report/brief-section.ts'
import { aheadSection } from './ahead-section.ts'
import { blockerSections } from './blocker-section.ts'
import { orphanSection, trustSection } from './gap-section.ts'
import { holdUpSection } from './hold-up-section.ts'
import { slipSection } from './slip-section.ts'
import { doneSection, onTrackSection, unblockedSection } from './steady-section.ts'
import { worrySections } from './worry-section.ts'

/**
 * Everything under the three lines at the top, in reading order: what is blocked, how the rest stands, what comes next, who holds
 * up whom, what slipped, what is blocked no longer and what was done, then how far it can be trusted.
 * @param scale above 0: which part of its usual number of rows each section may show
 */
export function initiativesSections(
  update: InitiativesUpdate,
  scale: number,
): readonly (Section | BriefSection)[] {
  return [
    ...blockerSections(update, scale),
    ...worrySections(update, scale),
    ...onTrackSection(update, scale),
    ...aheadSection(update, scale),
    ...holdUpSection(update, scale),
    ...slipSection(update, scale),
    ...unblockedSection(update, scale),
    ...doneSection(update, scale),
    ...orphanSection(update, scale),
    ...trustSection(update, scale),
  ]
}
