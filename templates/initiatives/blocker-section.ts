import { type BlockerLine, BROKEN_FROM } from '#src/core/mail/initiatives/blocker-line.ts'
import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Day } from '#src/core/model.ts'
import { about } from '#templates/digest/about.ts'
import { fold } from '#templates/digest/fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import { driOf } from './dri-of.ts'
import { ordinal } from './ordinal.ts'
import { progressWords } from './progress-words.ts'
import { servedWords } from './served-words.ts'

/** What is blocked: a broken process first, then what needs an executive, then the rest. */
export function blockerSections(
  { blockers, executiveOnDay, today }: InitiativesUpdate,
  scale: number,
): readonly Section[] {
  const isBroken = ({ updates }: BlockerLine) => updates >= BROKEN_FROM
  const groups = [
    {
      heading: 'A broken process',
      intro: [
        'These blocks have outlived two weekly updates: how they are ended does not work. Give each one person and one day, decide without what it waits for, or cancel it.',
      ],
      lines: blockers.filter(isBroken),
      most: 14,
    },
    {
      heading: 'Blocked: an executive is needed',
      intro: [
        `Each has stood into its ${ordinal(executiveOnDay)} day or longer, and nobody below has ended it.`,
      ],
      lines: blockers.filter((line) => line.isForExecutive && !isBroken(line)),
      most: 14,
    },
    {
      heading: 'Blocked',
      intro: [`Until its ${ordinal(executiveOnDay)} day a block is left to those it waits for.`],
      lines: blockers.filter(({ isForExecutive }) => !isForExecutive),
      most: 10,
    },
  ]
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, intro, lines, most }): Section => {
      const { shown, more } = fold(lines, Math.ceil(most * scale))
      return {
        ...PLAIN_SECTION,
        heading,
        count: lines.length,
        intro,
        rows: shown.map((line) => blockerRow(line, today)),
        more,
        links: true,
      }
    })
}

function blockerRow(line: BlockerLine, today: Day): SectionRow {
  const { blockedSince, blocker, serves, holdsUp, nextStep, updates } = line
  const since = blockedSince
    ? `Blocked since ${formatDay(blockedSince.day, today)} (${blockedSince.days === 0 ? 'today' : countOf(blockedSince.days, 'day')})`
    : 'Blocked'
  const stakes = [
    serves.length === 0 ? '' : `Puts at risk: ${servedWords(serves)}.`,
    holdsUp === 0 ? '' : `Holds up ${countOf(holdsUp, 'other initiative')}.`,
  ]
  const lines = [
    blocker === '' ? `${since}; Blocker does not say by what.` : `${since}: ${ended(blocker)}`,
    waits(line, today),
    stakes.filter((part) => part !== '').join(' '),
    nextStep === '' ? '' : `Next step: ${ended(nextStep)}`,
    asked(line),
  ]
  return {
    ...PLAIN_ROW,
    title: line.title,
    url: line.url,
    mark: HEALTH_MARKS.blocked,
    about: about(
      driOf(line),
      progressWords(line, today),
      updates >= BROKEN_FROM ? `in its ${ordinal(updates)} weekly update` : '',
      line.orphan ? 'serves no key result' : '',
    ),
    lines: lines.filter((part) => part !== ''),
  }
}

function waits({ owners, waitingOn, neededBy }: BlockerLine, today: Day): string {
  const who = owners.length === 0 ? 'It' : owners.join(', ')
  const verb = owners.length > 1 ? 'wait' : 'waits'
  const passed = neededBy !== null && neededBy < today
  const by = neededBy === null ? '' : ` It ${passed ? 'was' : 'is'} needed by ${formatDay(neededBy, today)}.`
  if (waitingOn.length === 0) return `Waiting on names nobody.${by}`
  return `${who} ${verb} for ${waitingOn.join(', ')}.${by}`
}

/** What ends it, by the cells. */
function asked({ waitingOn, neededBy, cells }: BlockerLine): string {
  const fill = [
    ...(waitingOn.length === 0 ? ['Waiting on'] : []),
    ...(neededBy === null ? ['Needed by'] : []),
  ]
  const missing = fill.length === 0 ? '' : `fill in ${fill.join(' and ')}; then `
  const over = [
    ...(cells.includes('Blocker') ? ['Blocker is emptied'] : []),
    ...(cells.includes('Status') ? ['Status is no longer Blocked'] : []),
  ]
  const ends = over.length === 0 ? '' : ` It ends when ${over.join(' and ')}.`
  const whom = waitingOn.length === 0 ? '' : ` of ${waitingOn.join(', ')}`
  return `Asked${whom}: ${missing}unblock it.${ends}`
}

function ended(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`
}
