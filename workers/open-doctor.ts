import { existsSync, readFileSync } from 'node:fs'
import type { Env, Examination } from '#src/cli/context.ts'
import { composeDoctor } from '#src/compose-doctor.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import { fileFault } from './file-fault.ts'
import { fileOf } from './file-of.ts'
import { openLibsql } from './open-libsql.ts'
import { versionFault } from './version-fault.ts'

/** How long one answer of a server is waited for, in real time. */
const ANSWER_MS = 10_000

/**
 * Everything that `doctor` looks at, as far as the settings go. The store is opened as it is, and none is made.
 * @param clock the machine's where absent
 */
export function openDoctor(env: Env, clock?: Clock): Promise<Examination> {
  return composeDoctor({ env, readFile: (path) => readFileSync(path, 'utf8'), openStore, clock })
}

async function openStore(url: string) {
  const file = fileOf(url)
  if (file !== null) {
    const fault = fileFault(file)
    if (fault !== null || !existsSync(file)) return { store: fault, close() {} }
  }
  try {
    const opened = await openLibsql(url, { asItIs: true, answerMs: ANSWER_MS })
    return { store: (await versionFault(opened.db)) ?? opened.db, close: opened.close }
  } catch (error) {
    if (error instanceof Failure) return { store: error, close() {} }
    throw error
  }
}
