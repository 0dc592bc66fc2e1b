import type { Discovered } from '#src/core/audit/discovered.ts'
import { carryOut, requireNoQuestion } from './carry-out.ts'
import type { Context, Env } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { printAdopted, printAdoptionPlan } from './print-adoption.ts'
import { printGuess } from './print-guess.ts'
import { progressOf } from './progress.ts'
import { UsageError } from './usage-error.ts'

const COMMAND = 'okr-sync init --adopt'

const DATABASES = [
  'NOTION_OBJECTIVES',
  'NOTION_KEY_RESULTS',
  'NOTION_OKRS',
  'NOTION_INITIATIVES',
  'NOTION_DECISIONS',
] as const

/** `okr-sync init --adopt [LINK]` */
export async function initAdopt(context: Context, options: Options): Promise<number> {
  requireNoQuestion(options, COMMAND)
  const [link] = options.positionals
  const progress = progressOf(context)
  const discovered = link === undefined ? null : await discover(context, link)
  const env = discovered ? settingsOf(context.env, discovered) : context.env
  if (!DATABASES.some((name) => env[name]?.trim())) {
    if (!discovered) {
      throw new UsageError(
        `${COMMAND} needs your databases in the settings (NOTION_KEY_RESULTS or NOTION_OKRS, and the others), or the link of the page that they are under.`,
      )
    }
    context.out(options.json ? `${JSON.stringify({ discovered }, null, 2)}\n` : printGuess(discovered))
    return EXIT.findings
  }
  if (!options.dryRun) {
    if (discovered && options.yes) requireSure(discovered)
    if (!isEnough(env)) {
      if (discovered && !options.json) context.out(printGuess(discovered))
      throw new UsageError(
        'A sync needs NOTION_KEY_RESULTS and NOTION_OBJECTIVES, or NOTION_OKRS where objectives are a column of one table, and would fill nothing without; so nothing is added. Put the databases into the settings and run it again.',
      )
    }
  }

  const session = await context.openAdoption(env, options.dryRun)
  try {
    progress('Reading the databases.')
    const planned = await session.adoption.planAdoption()
    const columns = planned.databases.reduce((sum, { adds }) => sum + adds.length, 0)
    return await carryOut(context, options, session.deps, planned, {
      command: COMMAND,
      plan: `${discovered ? `${printGuess(discovered)}\n` : ''}${printAdoptionPlan(planned, discovered)}`,
      columns,
      question: `Add ${columns === 1 ? 'this column' : `these ${columns} columns`}?`,
      done: printAdopted,
      more: { settings: discovered?.settings ?? null },
    })
  } finally {
    await session.close()
  }
}

async function discover(context: Context, link: string): Promise<Discovered> {
  const { discovery } = await context.openAudit(context.env)
  return discovery.discover(link, progressOf(context))
}

/** The settings as they will be: what was found takes the place of the databases that are set. */
function settingsOf(env: Env, { settings }: Discovered): Env {
  const without = Object.fromEntries(
    [...DATABASES, 'NOTION_PROPERTIES'].map((name) => [name, undefined] as const),
  )
  return { ...env, ...without, ...settings }
}

/** Whether a sync would run on these databases: columns that nothing fills are not to be added. */
function isEnough(env: Env): boolean {
  const has = (name: (typeof DATABASES)[number]) => Boolean(env[name]?.trim())
  return has('NOTION_OKRS') || (has('NOTION_KEY_RESULTS') && has('NOTION_OBJECTIVES'))
}

/** @throws UsageError where a guess would change a database unseen */
function requireSure({ tables, settings }: Discovered): void {
  const used = DATABASES.map((name) => settings[name] ?? '').join()
  const doubtful = tables.filter(
    ({ dataSourceId, sureness }) => sureness !== 'high' && used.includes(dataSourceId),
  )
  if (doubtful.length === 0) return
  const names = doubtful.map(({ title }) => `"${title}"`).join(', ')
  throw new UsageError(
    `It is not sure what ${names} ${doubtful.length === 1 ? 'is' : 'are'}, so --yes does not go by the guess. Look at it with ${COMMAND} LINK --dry-run, put the settings that it prints into .env, and run ${COMMAND} --yes.`,
  )
}
