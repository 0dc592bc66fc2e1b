import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'

export interface Recipients {
  /** Each address once, at least one where DIGEST_TO has one. */
  readonly to: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Who hears that a key result is off track: its owners, and ESCALATE_TO when its risk is critical. Where an owner cannot be
 * reached, DIGEST_TO hears instead. In a workspace that `init` did not make nobody has agreed to such mail yet, so it goes
 * to DIGEST_TO alone.
 */
export function escalationRecipients(input: {
  readonly result: KeyResultResult
  readonly snapshot: Snapshot
  readonly mail: { readonly digestTo: readonly string[]; readonly escalateTo: readonly string[] }
}): Recipients {
  const { result, snapshot, mail } = input
  const databases = snapshot.databases.filter(({ kind }) => kind === 'keyResults')
  if (!databases.every(({ madeByInit }) => madeByInit)) return { to: unique(mail.digestTo), findings: [] }

  const owners = result.owners.flatMap(({ email }) => email ?? [])
  const unreached = result.owners.filter(({ email }) => email === null)
  const instead = owners.length === 0 || unreached.length > 0 ? mail.digestTo : []
  const above = result.risk === 'critical' ? mail.escalateTo : []

  const row = snapshot.keyResults.find(({ id }) => id === result.id)
  const accepted = row?.acceptedFindings.includes('owner_without_address') ?? false
  return {
    to: unique([...owners, ...instead, ...above]),
    findings: accepted ? [] : unreached.map(({ name }) => withoutAddress(result, name)),
  }
}

function withoutAddress(result: KeyResultResult, name: string): Finding {
  return {
    code: 'owner_without_address',
    level: 'mend',
    database: 'keyResults',
    pageId: result.id,
    title: result.title,
    property: 'Owner',
    message: `${name || 'An owner without a name'} has no mail address that okr-sync can read, so the escalation goes to DIGEST_TO.`,
    mend: 'Let the connection read e-mail addresses, name the address in OWNERS, or choose another owner.',
  }
}

function unique(addresses: readonly string[]): string[] {
  const byAddress = new Map(addresses.map((address) => [address.toLowerCase(), address]))
  return [...byAddress.values()]
}
