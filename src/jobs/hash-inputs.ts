import { type RulesInput, toSections } from '#src/core/inputs.ts'
import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Material } from './assess.ts'
import { sha256 } from './sha256.ts'

export interface HashedInputs {
  /** What the rules are given, as texts by name. */
  readonly sections: ReadonlyMap<string, string>
  /** SHA-256, in hex, of everything that the rules are given: the same hash means the same numbers. */
  readonly inputsHash: string
  /** The same, but of the moment only its day: while it stays the same the rules have nothing new to say. */
  readonly fingerprint: string
}

/** Hashes what the rules are given. Each section is told once and hashed for itself, so that no text holds them all. */
export async function hashInputs(
  { policy, hosts }: Pick<Deps, 'policy' | 'hosts'>,
  material: Material,
  now: Instant,
): Promise<HashedInputs> {
  const { snapshot, readings, active, finished, history, typedSince } = material
  const input: RulesInput = { snapshot, readings, active, finished, history, typedSince, policy, hosts, now }
  const sections = toSections(input)
  const lines: string[] = []
  for (const [name, text] of sections) lines.push(`${name} ${await sha256(text)}`)
  const timeless = lines.filter((line) => !line.startsWith('now '))
  const today = localDay(now, policy.timezone)
  return {
    sections,
    inputsHash: await sha256(lines.join('\n')),
    fingerprint: await sha256([...timeless, today, ruleVersion(policy)].join('\n')),
  }
}
