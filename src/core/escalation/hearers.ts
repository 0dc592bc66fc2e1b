import { allowedRecipient, isPlainAddress } from '#src/core/mail/address.ts'
import { type AskedDecision, isOverdue } from '#src/core/mail/asked-decision.ts'
import type { DatabaseKind, Day, Finding, Person } from '#src/core/model.ts'
import { acceptedCode } from '#src/core/rows/accepted-code.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** Where mail goes. */
export interface MailTo {
  readonly digestTo: readonly string[]
  readonly escalateTo: readonly string[]
  /** Who may be written to; none: no limit. */
  readonly domains: readonly string[]
}

/** Who hears on a rung: addresses in lower case, each once. */
export interface Hearers {
  readonly to: readonly string[]
  /** Those of them who hear in place of somebody who cannot be reached. */
  readonly standIns: readonly string[]
  readonly findings: readonly Finding[]
}

/** Somebody who is to hear, with the cell that names them. */
interface Named {
  readonly person: Person
  readonly row: {
    readonly id: string
    readonly title: string
    readonly acceptedFindings?: readonly string[]
  }
  readonly database: DatabaseKind
  readonly property: string
}

export const NOBODY: Hearers = { to: [], standIns: [], findings: [] }

/**
 * The addresses of people. Where one cannot be reached, because no address is known or MAIL_DOMAINS does not allow it, DIGEST_TO
 * hears instead, and a finding says so unless the row accepts it.
 * @param consequence of not being reached, for the finding
 */
export function reached(
  people: readonly Named[],
  mail: Pick<MailTo, 'digestTo' | 'domains'>,
  consequence = 'the escalation goes to DIGEST_TO',
): Hearers {
  const own: string[] = []
  const findings: Finding[] = []
  let isEveryone = true
  for (const named of people) {
    const { email } = named.person
    if (email !== null && allowedRecipient(email, mail.domains)) own.push(email.toLowerCase())
    else {
      isEveryone = false
      const finding =
        email === null || !isPlainAddress(email)
          ? withoutAddress(named, consequence)
          : outsideDomains(named, email, mail.domains, consequence)
      const accepted = (named.row.acceptedFindings ?? []).map(acceptedCode)
      if (!accepted.includes(finding.code)) findings.push(finding)
    }
  }
  const standIns = isEveryone ? [] : standInsOf(mail, own)
  return { to: [...new Set([...own, ...standIns])], standIns, findings }
}

/** The same of leads, who own the objectives above. */
export function reachedLeads(
  leads: readonly { readonly person: Person; readonly objective: Named['row'] }[],
  mail: MailTo,
): Hearers {
  const named = leads.map(
    ({ person, objective }): Named => ({ person, row: objective, database: 'objectives', property: 'Owner' }),
  )
  return reached(named, mail)
}

/** Who hears it as the owner does not hear it as a lead. */
export function without(hearers: Hearers, own: ReadonlySet<string | undefined>): Hearers {
  const others = (addresses: readonly string[]) => addresses.filter((address) => !own.has(address))
  return { ...hearers, to: others(hearers.to), standIns: others(hearers.standIns) }
}

/** Once a decision is overdue whoever is to make it hears too, so that no second ladder asks them. */
export function withDeciders(hearers: Hearers, decision: AskedDecision | null, today: Day): Hearers {
  return decision !== null && isOverdue(decision, today) ? withThese(hearers, decision.deciders) : hearers
}

export function withThese(hearers: Hearers, others: readonly string[]): Hearers {
  return { ...hearers, to: [...new Set([...hearers.to, ...others])] }
}

/** DIGEST_TO in place of others. */
export function instead(mail: MailTo): Hearers {
  const standIns = standInsOf(mail, [])
  return { ...NOBODY, to: standIns, standIns }
}

/** ESCALATE_TO. */
export function aboveAll({ escalateTo }: MailTo): Hearers {
  return { ...NOBODY, to: [...new Set(escalateTo.map((address) => address.toLowerCase()))] }
}

function standInsOf({ digestTo }: Pick<MailTo, 'digestTo'>, own: readonly string[]): string[] {
  const addresses = new Set(digestTo.map((address) => address.toLowerCase()))
  return [...addresses].filter((address) => !own.includes(address))
}

function withoutAddress(named: Named, consequence: string): Finding {
  const { email } = named.person
  const has =
    email === null
      ? 'has no mail address that okr-sync can read'
      : `has the mail address "${cleanText(email, 100)}", which okr-sync does not write to, since it is not one plain address in ASCII`
  return findingOn(named, {
    code: 'owner_without_address',
    message: `${nameOf(named)} ${has}, so ${consequence}.`,
    mend: `Let the connection read e-mail addresses, name the address in OWNERS, or choose another person in ${named.property}.`,
  })
}

function outsideDomains(
  named: Named,
  email: string,
  domains: readonly string[],
  consequence: string,
): Finding {
  return findingOn(named, {
    code: 'owner_outside_domains',
    message: `${nameOf(named)} has the address ${email}, and MAIL_DOMAINS allows ${domains.join(', ')}, so ${consequence}.`,
    mend: `Add the domain to MAIL_DOMAINS, or choose another person in ${named.property}.`,
  })
}

function nameOf({ person: { name }, property }: Named): string {
  return name || `Somebody without a name in ${property}`
}

function findingOn(
  { row, database, property }: Named,
  said: Pick<Finding, 'code' | 'message' | 'mend'>,
): Finding {
  return { ...said, level: 'mend', database, pageId: row.id, title: row.title, property }
}
