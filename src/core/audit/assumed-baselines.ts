import type { Evaluation } from '#src/core/evaluation.ts'
import type { AuditNotice } from './audit-notices.ts'

/**
 * That scores rest on a start that nobody typed: where another property holds it, all of them are wrong.
 * @param ids key results that have a score
 */
export function assumedBaselines(
  { findings }: Pick<Evaluation, 'findings'>,
  ids: ReadonlySet<string>,
): readonly AuditNotice[] {
  const pages = new Set(
    findings.flatMap(({ code, pageId }) =>
      code === 'assumed_baseline' && pageId !== null && ids.has(pageId) ? pageId : [],
    ),
  )
  if (pages.size === 0) return []
  const of = pages.size === 1 ? '1 key result' : `${pages.size} key results`
  return [
    {
      message: `No baseline of ${of} was found; its first value, or 0, is taken for it, so the score is provisional.`,
      mend: 'Fill in the value at the start, or name the property that holds it in NOTION_PROPERTIES ("keyResults.baseline").',
    },
  ]
}
