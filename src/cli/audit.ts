import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AuditReport } from '#src/core/audit/audit-report.ts'
import { audit } from '#src/jobs/audit.ts'
import { auditHtml } from '#templates/audit/audit-html.tsx'
import { auditMarkdown } from '#templates/audit/audit-markdown.ts'
import { auditText } from '#templates/audit/audit-text.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { progressOf } from './progress.ts'
import { UsageError } from './usage-error.ts'

/** `okr-sync audit LINK` */
export async function auditCommand(context: Context, options: Options): Promise<number> {
  const [link] = options.positionals
  if (link === undefined || link.trim() === '') {
    throw new UsageError(
      'audit needs the link of the Notion page or database that your OKRs are in, or its id.',
    )
  }
  if (options.json && options.markdown) throw new UsageError('Choose --json or --markdown.')
  const deps = await context.openAudit(context.env)
  const report = await audit(deps, link, {
    asOf: asOfIn(options, deps.policy.timezone),
    onStep: progressOf(context),
  })
  context.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report, options))
  if (options.html !== undefined) {
    const file = resolve(options.html)
    write(file, auditHtml(report))
    context.err(`The page is in ${file}.\n`)
  }
  return needsSomebody(report) ? EXIT.findings : EXIT.done
}

function inWords(report: AuditReport, { markdown }: Options): string {
  return markdown ? auditMarkdown(report) : auditText(report)
}

/** @throws UsageError where nothing can be written there */
function write(file: string, page: string): void {
  try {
    writeFileSync(file, page)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--html names ${file}, which cannot be written: ${why}. Name another.`)
  }
}

function needsSomebody({ obstacles, mends }: AuditReport): boolean {
  return obstacles.length > 0 || mends.list.length > 0
}
