import { publishedScore } from '#src/core/company/published-score.ts'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { asOfIn } from './as-of.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printScore } from './print-score.ts'
import { readOkrFile } from './read-okr-file.ts'
import { UsageError } from './usage-error.ts'

/** The settings that decide how a file is scored; no other is looked at. */
const SETTINGS = ['POLICY', 'TIMEZONE', 'FISCAL_YEAR_START', 'CHECKIN_EVERY', 'LOG_LEVEL']

/** `okr-sync score`: scores a file by the rules of the service, with no service attached. */
export async function scoreCommand(context: Context, options: Options): Promise<number> {
  const { input, quarterProgress } = options
  if (input === undefined) throw new UsageError('score needs --input with the path of a file of OKRs.')
  const isJson = options.json || options.format === 'json'
  if (options.json && options.format === 'text') throw new UsageError('Choose --json or --format text.')
  const company = await readOkrFile(input)

  // A store in memory: the file is all that is read.
  const chosen = SETTINGS.map((name) => [name, context.env[name]] as const)
  const env = { ...Object.fromEntries(chosen), DATABASE_URL: 'file::memory:' }
  const session = await context.open(env, 'history')
  try {
    const { policy, clock } = session.deps
    const now = localDay(asOfIn(options, policy.timezone) ?? clock.now(), policy.timezone)
    const score = publishedScore(scoreCompany(company, { now, quarterProgress, policy }))
    context.out(isJson ? `${JSON.stringify(score, null, 2)}\n` : printScore(score))
    return score.findings.some(({ level }) => level === 'mend') ? EXIT.findings : EXIT.done
  } finally {
    await session.close()
  }
}
