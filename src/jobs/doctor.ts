import type { Check, Checkup } from '#src/ports/checkup.ts'
import { Failure } from '#src/ports/failure.ts'

/** What `okr-sync doctor --json` prints. */
export interface DoctorReport {
  readonly systems: readonly { readonly name: string; readonly checks: readonly Check[] }[]
  readonly counts: Readonly<Record<Check['state'], number>>
}

/** Looks at everything, all systems at once; a fault in one hides none of the others. */
export async function doctor(checkups: readonly Checkup[]): Promise<DoctorReport> {
  const looked = await Promise.all(
    checkups.map(async (checkup) => ({ name: checkup.name, checks: await checksOf(checkup) })),
  )
  const systems = looked.filter(({ checks }) => checks.length > 0)
  const count = (state: Check['state']) =>
    systems.flatMap(({ checks }) => checks).filter((check) => check.state === state).length
  return { systems, counts: { ok: count('ok'), warning: count('warning'), failure: count('failure') } }
}

async function checksOf(checkup: Checkup): Promise<readonly Check[]> {
  try {
    return await checkup.check()
  } catch (error) {
    const subject = checkup.name
    if (error instanceof Failure) {
      const mend = 'Run okr-sync doctor again in a few minutes.'
      return [{ subject, state: 'failure', message: error.message, mend, where: 'outside' }]
    }
    const what = error instanceof Error ? error.message : String(error)
    const message = `okr-sync met a fault of its own when it looked here: ${what}`
    return [{ subject, state: 'failure', message, mend: 'Please report it.', where: 'outside' }]
  }
}
