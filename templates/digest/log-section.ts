import type { Lack } from '#src/core/decision-result.ts'
import type { LogQuality, WithoutEffect } from '#src/core/decisions/log-quality.ts'
import { OPTION_NAMES } from '#src/core/decisions/option-names.ts'
import type { KindTimes, OwnerTimes } from '#src/core/decisions/times-by.ts'
import type { AskedFigures, DecisionLogFigures } from '#src/core/mail/decision-log.ts'
import { decisionTitle } from '#src/core/mail/decision-title.ts'
import type { Digest } from '#src/core/mail/digest.ts'
import type { Day } from '#src/core/model.ts'
import { countOf } from '#templates/words/count-of.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { about } from './about.ts'
import { fold } from './fold.ts'
import { PLAIN_ROW, PLAIN_SECTION, type Section, type SectionRow } from './section.ts'

/** Of fewer timed decisions a median says more of the decision than of its owner. */
const ENOUGH_TIMED = 3
/** Owners that are named before the rest is counted. */
const MOST_OWNERS = 5

const WITHOUT: Readonly<Record<Lack, string>> = {
  owner: 'one owner',
  rationale: 'a rationale',
  reversible: 'a word on whether it can be undone',
  review_date: 'a review date',
}

/** How the log itself does; nothing where it was not asked for. */
export function logSection({ decisionLog, today }: Digest, scale: number): readonly Section[] {
  if (decisionLog === null) return []
  const { quality, targetHours } = decisionLog
  const idle = fold(quality?.withoutEffect ?? [], Math.ceil(3 * scale))
  return [
    {
      ...PLAIN_SECTION,
      heading: 'Decision log',
      intro: [
        logWords(decisionLog),
        ...askedWords(decisionLog.asked),
        ...(quality === null ? [] : qualityWords(quality, targetHours)),
      ],
      rows: idle.shown.map((decision) => idleRow(decision, today)),
      more: idle.more,
      links: true,
    },
  ]
}

function logWords({ open, targetHours, inAll, weeks }: DecisionLogFigures): string {
  const found = `${open} open, ${inAll.decided} decided`
  if (inAll.median === null) return `${found}; none could be timed from Raised to Decided.`
  const known = weeks.filter(({ median }) => median !== null).length
  const trend = weeks.map(({ median }) => (median === null ? '–' : String(Math.round(median)))).join(', ')
  const weekly = known < 2 ? '' : `; weekly ${trend}`
  return `${found}, in ${Math.round(inAll.median)} h (median of ${inAll.timed} timed) against ${targetHours} h${weekly}.`
}

function askedWords({ open, recovered, made, trashed }: AskedFigures): readonly string[] {
  const parts = [
    made === 0 ? '' : `${made} decided`,
    trashed === 0 ? '' : `${trashed} put into the trash`,
    open === 0 ? '' : `${open} open${recovered === 0 ? '' : ` (${recovered} about what has recovered)`}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? [] : [`Asked for by okr-sync in this cycle: ${parts.join(', ')}.`]
}

/** A sentence for each figure that is known and says something. */
function qualityWords(quality: LogQuality, targetHours: number): readonly string[] {
  const { openWithoutOwner, undecided, withoutEffect, byKind, byOwner } = quality
  const moved = undecided?.length ?? 0
  const idle = withoutEffect?.length ?? 0
  const sentences = [
    completeWords(quality),
    openWithoutOwner ? `${openWithoutOwner} open without one owner.` : '',
    moved === 0 ? '' : `${countOf(moved, 'goal')} changed without a decision: see the goals moved above.`,
  ]
  return [
    sentences.filter((sentence) => sentence !== '').join(' '),
    hoursWords('kind', (byKind ?? []).filter(({ timed }) => timed > 0).map(kindWords), targetHours),
    hoursWords('owner', byOwner === null ? [] : ownersWords(byOwner), targetHours),
    idle === 0 ? '' : `Without effect on a goal so far: ${idle}.`,
  ].filter((line) => line !== '')
}

function completeWords({ standing, complete, lacking }: LogQuality): string {
  if (standing === null || standing === 0) return ''
  const lacks = (['owner', 'rationale', 'reversible', 'review_date'] as const).flatMap((lack) =>
    lacking[lack] ? `${lacking[lack]} without ${WITHOUT[lack]}` : [],
  )
  const share =
    complete === null
      ? `How many of the ${standing} that stand are complete is not known`
      : `${complete} of the ${standing} that stand ${complete === 1 ? 'is' : 'are'} complete`
  return `${[share, lacks.join(', ')].filter((part) => part !== '').join('; ')}.`
}

function hoursWords(by: string, parts: readonly string[], targetHours: number): string {
  return parts.length === 0
    ? ''
    : `Median hours by ${by}, and how many kept to ${targetHours} h: ${parts.join(', ')}.`
}

function kindWords({ kind, ...times }: KindTimes): string {
  return `${OPTION_NAMES[kind]} ${timesWords(times)}`
}

function ownersWords(byOwner: readonly OwnerTimes[]): readonly string[] {
  const own = byOwner.filter(({ owner }) => owner !== null)
  // Where nobody can be timed the line would hold no hours.
  if (own.every(({ timed }) => timed < ENOUGH_TIMED)) return []
  const told = own
    .slice(0, MOST_OWNERS)
    .map(({ owner, ...times }) =>
      times.timed < ENOUGH_TIMED ? `${owner} ${times.decided} decided` : `${owner} ${timesWords(times)}`,
    )
  const rest = own.length - told.length
  return rest > 0 ? [`${told.join(', ')} and ${rest} more`] : told
}

function timesWords({ median, timed, inTime }: Omit<KindTimes, 'kind'>): string {
  return `${median === null ? '–' : Math.round(median)} (${inTime} of ${timed})`
}

function idleRow({ title, url, day, because }: WithoutEffect, today: Day): SectionRow {
  return {
    ...PLAIN_ROW,
    title: decisionTitle({ title }),
    url,
    about: about(
      `decided ${formatDay(day, today)}`,
      because === 'unlinked' ? 'linked to no key result or initiative' : 'nothing has changed as decided yet',
    ),
  }
}
