import { onlyNews } from '#src/core/only-news.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { freeze } from './freeze.ts'
import { hashEvaluation } from './hash-evaluation.ts'
import { keepInputs } from './keep-inputs.ts'
import type { LetterOptions } from './letter-post.ts'
import type { RunUnderWay } from './run-job.ts'
import { tell } from './tell.ts'

/**
 * Keeps what the run has seen, before anything is written: what a person typed over the service's own is known then, also if
 * the run dies while it puts its own value back, and can be put back by an undo. Notices for eng ops go into the outbox around
 * it, letters after the writes, by the episodes that are open: a crash between neither loses nor repeats one.
 */
export async function remember(
  deps: Deps,
  run: RunUnderWay,
  assessment: Assessment,
  known: Parameters<typeof onlyNews>[1],
  options: LetterOptions = {},
) {
  const { asOf } = assessment.evaluation
  const told = await tell(deps, assessment, options)
  for (const notice of told.returns) await freeze(deps, notice, asOf)
  const kept = await keepInputs(deps, run.id, assessment, asOf)
  const news = onlyNews(told.remembered, known)
  await deps.history.remember(news)
  for (const notice of told.outages) await freeze(deps, notice, asOf)
  // Reckoned while Notion is waited for.
  const hasNews = Object.values(news).some((rows) => rows.length > 0)
  return { told, hasNews, ...kept, evaluationHash: hashEvaluation(assessment.evaluation) }
}
