import type { Remembered } from '#src/core/history.ts'
import { madeSightings } from '#src/core/live/live-of.ts'
import { outageNotice, restoredNotice } from '#src/core/mail/outage-notice.ts'
import type { Outages } from '#src/core/work/outages.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderOutage } from '#templates/outage.tsx'
import type { Assessment } from './assess.ts'
import type { Letter } from './freeze.ts'
import type { LetterOptions } from './letter-post.ts'
import { outagesOf } from './outages-of.ts'
import { type PersonalLetters, personalLetters } from './personal-letters.ts'

export interface Told extends Pick<PersonalLetters, 'letters' | 'findings' | 'wakeAt' | 'tellable'> {
  /**
   * That sources answer again, for eng ops. They go into the outbox before the run is remembered, which forgets that they failed;
   * everything else after it, under what is remembered by then. So a crash between neither loses nor repeats any.
   */
  readonly returns: readonly Letter[]
  /** That sources fail, for eng ops. */
  readonly outages: readonly Letter[]
  readonly remembered: Remembered
}

/** The letters that are due after an assessment, and what is to be remembered with them. */
export async function tell(deps: Deps, assessment: Assessment, options: LetterOptions = {}): Promise<Told> {
  const { remember, asOf } = assessment.evaluation
  const known = new Set(
    assessment.history.sightings.flatMap(({ pageId, what }) => (what === 'live' ? pageId : [])),
  )
  const made = madeSightings(assessment.snapshot.databases, asOf).filter(({ pageId }) => !known.has(pageId))
  const news = outagesOf(deps, assessment)
  const { opened, closed, seen, gone, ...personal } = await personalLetters(
    deps,
    assessment,
    news.restored,
    options,
  )
  return {
    ...personal,
    returns: await restored(deps, assessment, news),
    outages: failing(deps, assessment, news),
    remembered: {
      ...remember,
      seen: [...remember.seen, ...made, ...news.seen, ...seen],
      gone: [...remember.gone, ...news.gone, ...gone],
      opened,
      closed,
    },
  }
}

/** One for each outage. */
function failing(deps: Deps, { evaluation }: Assessment, { told }: Outages): Letter[] {
  const { opsTo: to } = deps.mail
  return told.map((outage) => {
    const mail = renderOutage(outageNotice({ outage, evaluation, sentTo: to }))
    return { kind: 'outage', slot: slotOf(outage), to, ...mail }
  })
}

/** One for all sources that are back since this run, to those who were told that one of them failed. */
async function restored(deps: Deps, assessment: Assessment, news: Outages): Promise<Letter[]> {
  const { evaluation, history } = assessment
  const to: string[] = []
  const slots = news.restored.map(slotOf)
  for (const address of deps.mail.opsTo) {
    const keys = slots.map((slot) => ({ kind: 'outage', slot, to: address.toLowerCase() }) as const)
    const had = await Promise.all(keys.map((key) => deps.outbox.has(key)))
    if (had.includes(true)) to.push(address)
  }
  if (to.length === 0) return []
  const notice = restoredNotice({
    restored: news.restored,
    evaluation,
    days: history.days,
    sentTo: to,
  })
  return [{ kind: 'restored', slot: slots.join('+'), to, ...renderOutage(notice) }]
}

function slotOf({ system, since }: Outages['restored'][number]): string {
  return `${system}-${since}`
}
