import type { Stream } from './events.ts'
import { LINEAR, repositoryName } from './streams-of.ts'

/** For a sentence: `Linear`, or `GitHub acme/shop`. */
export function streamLabel(stream: Stream): string {
  return stream === LINEAR ? 'Linear' : `GitHub ${repositoryName(stream)}`
}
