import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import { acceptedCode } from '#src/core/rows/accepted-code.ts'
import { allowedRecipient, isPlainAddress } from './address.ts'

export interface Recipients {
  /** Each address once, at least one where DIGEST_TO has one. */
  readonly to: readonly string[]
  /** Those of them who hear it only because its risk is critical. */
  readonly above: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Who hears that a key result is off track: its owners, and ESCALATE_TO when its risk is critical. Where an owner cannot be
 * reached, because no address is known or MAIL_DOMAINS does not allow it, DIGEST_TO hears instead. In a workspace that `init`
 * did not make nobody has agreed to such mail yet, so it goes to DIGEST_TO alone.
 */
export function escalationRecipients(input: {
  readonly result: KeyResultResult
  readonly snapshot: Snapshot
  readonly mail: {
    readonly digestTo: readonly string[]
    readonly escalateTo: readonly string[]
    readonly domains: readonly string[]
  }
}): Recipients {
  const { result, snapshot, mail } = input
  const databases = snapshot.databases.filter(({ kind }) => kind === 'keyResults')
  if (!databases.every(({ madeByInit }) => madeByInit))
    return { to: unique(mail.digestTo), above: [], findings: [] }

  const owners: string[] = []
  const unreached: Finding[] = []
  for (const { name, email } of result.owners) {
    if (email === null || !isPlainAddress(email)) unreached.push(withoutAddress(result, name))
    else if (allowedRecipient(email, mail.domains)) owners.push(email)
    else unreached.push(outsideDomains(result, name, email, mail.domains))
  }
  const instead = owners.length === 0 || unreached.length > 0 ? mail.digestTo : []
  const first = unique([...owners, ...instead])
  const to = unique([...first, ...(result.risk === 'critical' ? mail.escalateTo : [])])

  const row = snapshot.keyResults.find(({ id }) => id === result.id)
  return {
    to,
    above: to.slice(first.length),
    findings: unreached.filter(({ code }) => !row?.acceptedFindings.map(acceptedCode).includes(code)),
  }
}

function withoutAddress(result: KeyResultResult, name: string): Finding {
  return unreachedOwner(result, {
    code: 'owner_without_address',
    message: `${name || 'An owner without a name'} has no mail address that okr-sync can read, so the escalation goes to DIGEST_TO.`,
    mend: 'Let the connection read e-mail addresses, name the address in OWNERS, or choose another owner.',
  })
}

function outsideDomains(
  result: KeyResultResult,
  name: string,
  email: string,
  domains: readonly string[],
): Finding {
  return unreachedOwner(result, {
    code: 'owner_outside_domains',
    message: `${name || 'An owner without a name'} has the address ${email}, and MAIL_DOMAINS allows ${domains.join(', ')}, so the escalation goes to DIGEST_TO.`,
    mend: 'Add the domain to MAIL_DOMAINS, or choose another owner.',
  })
}

function unreachedOwner(
  { id, title }: KeyResultResult,
  said: Pick<Finding, 'code' | 'message' | 'mend'>,
): Finding {
  return { ...said, level: 'mend', database: 'keyResults', pageId: id, title, property: 'Owner' }
}

function unique(addresses: readonly string[]): string[] {
  const byAddress = new Map(addresses.map((address) => [address.toLowerCase(), address]))
  return [...byAddress.values()]
}
