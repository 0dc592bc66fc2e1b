import { explainEpisodes, type PageEpisodes } from '#src/core/escalation/explain-episodes.ts'
import { explainRow } from '#src/core/explain/explain-row.ts'
import type { Explanation } from '#src/core/explain/explanation.ts'
import { type FoundRow, findRows } from '#src/core/explain/find-rows.ts'
import { KEPT_FOR } from '#src/core/kept-for.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import { type Assessment, assess } from './assess.ts'
import type { PreviewOptions } from './preview-options.ts'

/** What is known of the page that was asked about; candidates where it is not known which row is meant. */
export type Explained =
  | {
      readonly found: 'one'
      readonly explanation: Explanation
      /** Of a key result or an initiative; null: it is neither. */
      readonly escalation: PageEpisodes | null
    }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly candidates: readonly FoundRow[] }

/**
 * Why one row has its status, with every number behind it; nothing is written anywhere.
 * @param options.page a link, an id with or without dashes, or the exact title
 */
export async function explain(
  deps: Deps,
  options: PreviewOptions & { readonly page: string },
): Promise<Explained> {
  const now = options.asOf ?? deps.clock.now()
  const assessment = await assess(deps, now, { ...options, whole: true, dry: true })
  const candidates = findRows(options.page, assessment.evaluation)
  const [only, another] = candidates
  if (only === undefined) return { found: 'none' }
  if (another !== undefined) return { found: 'several', candidates }
  const { policy, hosts } = deps
  const explanation = explainRow(only.id, { ...assessment, policy, hosts })
  if (explanation === null) return { found: 'none' }
  const canEscalate = explanation.kind === 'key_result' || explanation.kind === 'initiative'
  const escalation = canEscalate ? await episodesOf(deps, assessment, only.id) : null
  return { found: 'one', explanation, escalation }
}

async function episodesOf(deps: Deps, assessment: Assessment, pageId: string): Promise<PageEpisodes> {
  const { mail, mailPolicy, policy, hosts, outbox } = deps
  const told = await outbox.told(daysBefore(assessment.evaluation.asOf, KEPT_FOR.told.days))
  const { timezone } = policy
  return explainEpisodes({
    ...assessment,
    pageId,
    told,
    policy: mailPolicy.escalation,
    workingDays: mailPolicy,
    mail,
    timezone,
    hosts,
  })
}
