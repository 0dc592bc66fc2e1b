import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { dueReports } from './due-reports.ts'
import type { Letter } from './freeze.ts'
import type { PreviewOptions } from './preview-options.ts'
import { reportLetter } from './report-letter.ts'

/** A report as it would go out now, one for each group of readers; nothing is sent or kept. */
export async function previewReport(
  deps: Deps,
  report: Report,
  options: PreviewOptions = {},
): Promise<readonly Letter[]> {
  const now = options.asOf ?? deps.clock.now()
  const assessment = await assess(deps, now, { ...options, report, whole: true, dry: true })
  return Promise.all(dueReports(deps, report, now).map((due) => reportLetter(deps, assessment, due)))
}
