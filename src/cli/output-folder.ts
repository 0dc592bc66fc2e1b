import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from './usage-error.ts'

/**
 * The whole path of a folder that files can be written into; it is made if need be, with those above it.
 * @param option that named it, for the message: `preview`
 * @throws UsageError where there can be no such folder, or nothing can be written there
 */
export function outputFolder(option: string, named: string): string {
  if (named.trim() === '') throw new UsageError(`--${option} needs a folder to write into, such as out/.`)
  const folder = resolve(named)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--${option} names ${folder}, which cannot be written into: ${why}. Name another.`)
  }
  return folder
}
