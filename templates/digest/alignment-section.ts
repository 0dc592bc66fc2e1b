import type { Alignment } from '#src/core/evaluation.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { ObjectiveLine } from '#src/core/mail/level-roll-up.ts'
import { formatShare } from '#templates/words/format-number.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'
import { orphanWorkRows, workWords } from './work-words.ts'

/** How work reaches the company's goals, and what does not. */
export function alignmentSection(digest: Digest, scale: number): Section {
  const orphans = [
    ...digest.orphans.map(orphanObjective),
    ...orphanInitiatives(digest),
    ...orphanWorkRows(digest.work),
  ]
  const { shown, more } = fold(orphans, Math.ceil(4 * scale))
  return {
    ...PLAIN_SECTION,
    heading: 'Alignment',
    intro: [...coverage(digest), ...workWords(digest.work)],
    rows: shown,
    more,
  }
}

function coverage({ alignment, alignmentWithoutAccepted, orphans }: Digest): readonly string[] {
  const [shares, upward] = sharesOf(alignment)
  if (shares === undefined) return ['There is no company objective that work could align with.']
  const without = alignmentWithoutAccepted === null ? [] : sharesOf(alignmentWithoutAccepted)
  return [
    shares,
    ...(upward === undefined ? [] : [upward]),
    ...(without.length === 0 ? [] : [`Without the rows whose findings were accepted: ${without.join(' ')}`]),
    ...(orphans.length === 0 ? ['No objective is an orphan.'] : []),
  ]
}

/** How far work reaches down and up, in at most two sentences; none where there is no company objective. */
function sharesOf(alignment: Alignment): readonly string[] {
  const { objectiveCoverage, teamCoverage, healthyCoverage, upwardAlignment } = alignment
  if (objectiveCoverage === null) return []
  const shares = [
    `${formatShare(objectiveCoverage)} of the company objectives have a supporter`,
    teamCoverage === null ? '' : `${formatShare(teamCoverage)} reach down to a team`,
    healthyCoverage === null ? '' : `${formatShare(healthyCoverage)} have a supporter that is not off track`,
  ]
  const upward =
    upwardAlignment === null
      ? []
      : [`${formatShare(upwardAlignment)} of the key results below company level serve a company objective.`]
  return [`${shares.filter((share) => share !== '').join('; ')}.`, ...upward]
}

function orphanObjective({ title, url, team, owners }: ObjectiveLine): SectionRow {
  const owner = owners.join(', ') || 'no owner'
  return {
    ...PLAIN_ROW,
    title,
    url,
    about: about('objective that reaches no company objective', team, owner),
  }
}

function orphanInitiatives({ initiatives }: Digest): readonly SectionRow[] {
  return initiatives
    .filter(({ orphan }) => orphan)
    .map(({ title, url, owners }) => ({
      ...PLAIN_ROW,
      title,
      url,
      about: about('initiative that serves no key result', owners.join(', ') || 'no DRI'),
    }))
}
