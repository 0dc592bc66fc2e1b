import type { Evaluation } from '#src/core/evaluation.ts'
import { sha256 } from './sha256.ts'

/** Entries of a list that are told at a time, so that no text holds the whole evaluation. */
const AT_A_TIME = 500

/** SHA-256, in hex, over the JSON of an evaluation, part by part: the same hash means the same to the byte. */
export async function hashEvaluation(evaluation: Evaluation): Promise<string> {
  const lines: string[] = []
  for (const [name, part] of Object.entries(evaluation)) {
    for (const text of textsOf(part)) lines.push(`${name} ${await sha256(text)}`)
  }
  return sha256(lines.join('\n'))
}

function* textsOf(part: unknown): Generator<string> {
  if (!Array.isArray(part)) {
    yield JSON.stringify(part)
    return
  }
  for (let from = 0; from < part.length; from += AT_A_TIME) {
    yield JSON.stringify(part.slice(from, from + AT_A_TIME))
  }
}
