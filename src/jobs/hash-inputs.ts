import { type RulesInput, toSections } from '#src/core/inputs.ts'
import type { Instant } from '#src/core/model.ts'
import { ruleVersion } from '#src/core/policy.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Material } from './assess.ts'
import { sha256 } from './sha256.ts'

export interface HashedInputs {
  /** SHA-256, in hex, of everything that the rules are given: the same hash means the same numbers. */
  readonly inputsHash: string
  /**
   * The same, but without the past, and of the moment only its day, and with what letters go by: while it stays the same and no run
   * changed the past, the rules have nothing new to say, and nobody is to hear anything.
   */
  readonly fingerprint: string
}

type Sections = Iterable<readonly [name: string, text: string]>

/**
 * Hashes what the rules are given. Each section is told once and hashed for itself, so that no text holds them all.
 * @param take goes through the sections to their end and gives the SHA-256 of each, in hex, by name; by default does nothing else
 */
export async function hashInputs(
  {
    policy,
    hosts,
    mail,
    mailPolicy,
    decisionPolicy,
  }: Pick<Deps, 'policy' | 'hosts' | 'mail' | 'mailPolicy' | 'decisionPolicy'>,
  material: Material,
  now: Instant,
  take: (sections: Sections) => Promise<ReadonlyMap<string, string>> = hashesOf,
): Promise<HashedInputs> {
  const { snapshot, readings, active, finished, history, typedSince } = material
  const input: RulesInput = { snapshot, readings, active, finished, history, typedSince, policy, hosts, now }
  const hashes = await take(toSections(input))
  const all = [...hashes].map(([name, hash]) => `${name} ${hash}`)
  const timeless = all.filter((line) => !line.startsWith('now ') && !line.startsWith('history.'))
  const today = localDay(now, policy.timezone)
  return {
    inputsHash: await sha256(all.join('\n')),
    fingerprint: await sha256(
      [...timeless, today, ruleVersion(policy), JSON.stringify([mail, mailPolicy, decisionPolicy])].join(
        '\n',
      ),
    ),
  }
}

async function hashesOf(sections: Sections): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  for (const [name, text] of sections) hashes.set(name, await sha256(text))
  return hashes
}
