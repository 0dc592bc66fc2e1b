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
 * @param take goes through the sections to their end; by default they are hashed only
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
  take?: (sections: Sections) => Promise<void>,
): Promise<HashedInputs> {
  const { snapshot, readings, active, finished, history, typedSince } = material
  const input: RulesInput = { snapshot, readings, active, finished, history, typedSince, policy, hosts, now }
  const lines: Promise<string>[] = []

  function* told(): Generator<readonly [string, string]> {
    for (const [name, text] of toSections(input)) {
      lines.push(sha256(text).then((hash) => `${name} ${hash}`))
      yield [name, text]
    }
  }

  if (take) await take(told())
  else for (const _ of told()) await lines.at(-1)
  const all = await Promise.all(lines)
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
