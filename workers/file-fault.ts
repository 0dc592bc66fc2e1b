import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '#src/ports/failure.ts'

/** Why a run could not keep anything in a file, whether it is there or to be made; null: it could. */
export function fileFault(file: string): Failure | null {
  const folder = nearestFolder(dirname(resolve(file)))
  if (!statSync(folder).isDirectory()) {
    return faultOf(
      `It names "${file}", but "${folder}" is no directory.`,
      'Name another file in DATABASE_URL.',
    )
  }
  // Beside the file its journal is written.
  const closed = [file, folder].find((path) => existsSync(path) && !mayWrite(path))
  if (closed === undefined) return null
  return faultOf(
    `This user may not write "${closed}".`,
    'Give the user that runs okr-sync the right to write it; or look with that user, if this is another one.',
  )
}

/** The folder itself, or the nearest above it that is there. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function faultOf(found: string, mend: string): Failure {
  return new Failure({ system: 'store', code: 'invalid', message: `${found} ${mend}` })
}
