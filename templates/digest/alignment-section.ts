import type { Alignment } from '#src/core/evaluation.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { ObjectiveLine } from '#src/core/mail/level-roll-up.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'
import { orphanWorkRows, workWords } from './work-words.ts'

/** How work reaches the company's goals, and what does not; of a part of the company no figure is told. */
export function alignmentSection(digest: Digest, scale: number): readonly Section[] {
  const orphans = [
    ...digest.orphans.map(orphanObjective),
    ...orphanInitiatives(digest),
    ...orphanWorkRows(digest.work),
  ]
  const intro = digest.onlyTeams.length > 0 ? [] : [...coverage(digest), ...workWords(digest.work)]
  if (intro.length === 0 && orphans.length === 0) return []
  const { shown, more } = fold(orphans, Math.ceil(4 * scale))
  return [{ ...PLAIN_SECTION, heading: 'Alignment', intro, rows: shown, more }]
}

function coverage({ alignment, alignmentWithoutAccepted, levels }: Digest): readonly string[] {
  const shares = sharesOf(alignment)
  if (shares === '') {
    const isCompany = levels.some(({ level }) => level === 'company')
    return isCompany
      ? ['How work aligns with the company objectives is not known; Data trust says what is missing.']
      : ['There is no company objective that work could align with.']
  }
  const without = alignmentWithoutAccepted === null ? '' : sharesOf(alignmentWithoutAccepted)
  return [shares, ...(without === '' ? [] : [`Without the rows whose findings were accepted: ${without}`])]
}

/** How far work reaches down and up, in a sentence; none where it cannot be said. */
function sharesOf(alignment: Alignment): string {
  const { objectiveCoverage, teamCoverage, healthyCoverage, upwardAlignment } = alignment
  if (objectiveCoverage === null) return ''
  const of = [
    teamCoverage === null ? '' : `${formatShare(teamCoverage)} down to a team`,
    healthyCoverage === null ? '' : `${formatShare(healthyCoverage)} one that is not off track`,
  ].filter((part) => part !== '')
  const upward =
    upwardAlignment === null ? '' : `; ${formatShare(upwardAlignment)} of the key results below serve one`
  return `${formatShare(objectiveCoverage)} of company objectives have a supporter${of.length === 0 ? '' : ` (${of.join(', ')})`}${upward}.`
}

function orphanObjective({ title, url, team, owners }: ObjectiveLine): SectionRow {
  const owner = owners.join(', ') || 'no owner'
  return {
    ...PLAIN_ROW,
    title,
    url,
    about: about('orphan objective', team, owner),
  }
}

function orphanInitiatives({ initiatives }: Digest): readonly SectionRow[] {
  return initiatives
    .filter(({ orphan }) => orphan)
    .map(({ title, url, owners }) => ({
      ...PLAIN_ROW,
      title,
      url,
      about: about('orphan initiative', owners.join(', ') || 'no DRI'),
    }))
}
