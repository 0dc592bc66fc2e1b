import { explainEpisodes, type PageEpisodes } from '#src/core/escalation/explain-episodes.ts'
import { explainRow } from '#src/core/explain/explain-row.ts'
import type { Explanation } from '#src/core/explain/explanation.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { lettersTold } from './letters-told.ts'
import { type NoOneRow, oneRow } from './one-row.ts'
import type { PreviewOptions } from './preview-options.ts'

/** What is known of the page that was asked about; candidates where it is not known which row is meant. */
export type Explained =
  | {
      readonly found: 'one'
      readonly explanation: Explanation
      /** Of a key result or an initiative; null: it is neither. */
      readonly escalation: PageEpisodes | null
    }
  | NoOneRow

/**
 * Why one row has its status, with every number behind it; nothing is written anywhere.
 * @param options.page a link, an id with or without dashes, or the exact title
 */
export async function explain(
  deps: Deps,
  options: PreviewOptions & { readonly page: string },
): Promise<Explained> {
  const asked = await oneRow(deps, options)
  if (asked.found !== 'one') return asked
  const { row, assessment } = asked
  const { policy, hosts } = deps
  const explanation = explainRow(row.id, { ...assessment, policy, hosts })
  if (explanation === null) return { found: 'none' }
  const canEscalate = explanation.kind === 'key_result' || explanation.kind === 'initiative'
  const escalation = canEscalate ? await episodesOf(deps, assessment, row.id) : null
  return { found: 'one', explanation, escalation }
}

async function episodesOf(deps: Deps, assessment: Assessment, pageId: string): Promise<PageEpisodes> {
  const { mail, mailPolicy, policy, hosts } = deps
  const told = await lettersTold(deps, assessment.evaluation.asOf)
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
