import { createHash } from 'node:crypto'
import type { GithubState } from './state.ts'

export function nextId(state: GithubState): number {
  state.ids += 1
  return state.ids
}

/** A hash for what has only a name here: 40 hex digits, the same for the same name. */
export function hashOf(name: string): string {
  return createHash('sha1').update(name).digest('hex')
}
