import { onTestFinished } from 'vitest'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openAdoption } from './open-adoption.ts'

/** What `openAdoption` makes, for the length of one test. */
export async function anAdoption(...given: Parameters<typeof openAdoption>) {
  letThrough(LOOPBACK)
  const line = await openAdoption(...given)
  onTestFinished(line.close)
  return line
}
