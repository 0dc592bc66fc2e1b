import { SettingsError } from '#src/core/settings-error.ts'
import { APP, type Config, readConfig } from './config.ts'

/** The settings as far as they can be used. */
export interface DoctorConfig {
  readonly config: Config
  /** Every fault of what a sync needs, each a sentence that begins with the setting. */
  readonly faults: readonly string[]
}

/**
 * Reads the settings for `doctor`, which looks at the rest where some are wrong: those are as good as absent.
 * @param env as for `readConfig`, and so is readFile
 */
export function readDoctorConfig(
  env: Readonly<Record<string, unknown>>,
  readFile?: (path: string) => string,
): DoctorConfig {
  const whole = attempt(env, 'sync', readFile)
  if ('config' in whole) return { config: whole.config, faults: [] }
  for (let left = env; ; ) {
    const rest = attempt(left, 'history', readFile)
    if ('config' in rest) return { config: rest.config, faults: whole.faults }
    left = without(left, rest.faults)
  }
}

function attempt(
  env: Readonly<Record<string, unknown>>,
  purpose: 'sync' | 'history',
  readFile?: (path: string) => string,
): { readonly config: Config } | { readonly faults: readonly string[] } {
  try {
    return { config: readConfig(env, purpose, readFile) }
  } catch (error) {
    if (error instanceof SettingsError) return { faults: error.faults }
    throw error
  }
}

/** What is of no use, or must not be sent, without the setting that is wrong: no token goes to another address than was meant. */
const dependent: Readonly<Record<string, readonly string[]>> = {
  NOTION_API_URL: ['NOTION_TOKEN'],
  LINEAR_API_URL: ['LINEAR_API_KEY'],
  GITHUB_API_URL: ['GITHUB_TOKEN', ...APP],
  ...Object.fromEntries(APP.map((name) => [name, APP])),
}

/** @throws SettingsError when a fault is of no setting that is there: taking more away would not help */
function without(
  env: Readonly<Record<string, unknown>>,
  faults: readonly string[],
): Readonly<Record<string, unknown>> {
  const named = faults.flatMap((fault) => /^[A-Z][A-Z_]*/.exec(fault)?.[0] ?? [])
  const wrong = new Set(named.flatMap((name) => [name, ...(dependent[name] ?? [])]))
  const left = Object.entries(env).filter(([name]) => !wrong.has(name))
  if (left.length === Object.keys(env).length) throw new SettingsError(faults)
  return Object.fromEntries(left)
}
