import type { leadOf } from '#src/core/escalation/lead-of.ts'
import type { Finding, Initiative, KeyResult, Person } from '#src/core/model.ts'
import { acceptedCode } from '#src/core/rows/accepted-code.ts'
import { named } from '#src/core/words/named.ts'

/** Who is to decide, at most one; where nobody is found the finding says so. */
export interface Decider {
  readonly owners: readonly Person[]
  readonly findings: readonly Finding[]
}

/**
 * The lead of whoever owns the row, the first where there are several; without one the owner, if there is exactly one.
 * @param about a key result, or an initiative with the key results that it serves
 */
export function whoDecides(
  leads: ReturnType<typeof leadOf>,
  about: {
    readonly row: KeyResult | Initiative
    readonly database: 'keyResults' | 'initiatives'
    readonly keyResults: readonly string[]
  },
): Decider {
  const { row, database, keyResults } = about
  const passedOver = 'waitingOn' in row ? [...row.owners, ...row.waitingOn] : row.owners
  const [lead] = leads.ofKeyResults(keyResults, passedOver)
  if (lead !== undefined) return { owners: [lead.person], findings: [] }
  const [owner, ...others] = row.owners
  if (owner !== undefined && others.length === 0) return { owners: [owner], findings: [] }
  const accepted = 'acceptedFindings' in row ? row.acceptedFindings.map(acceptedCode) : []
  if (accepted.includes('no_lead')) return { owners: [], findings: [] }
  const property = database === 'keyResults' ? 'Owner' : 'DRI'
  const own = owner === undefined ? `${property} is empty` : `${property} names ${row.owners.length} people`
  return {
    owners: [],
    findings: [
      {
        code: 'no_lead',
        level: 'mend',
        database,
        pageId: row.id,
        title: row.title,
        property,
        message: `No objective above ${named(row)} has another owner, and its ${own}, so the decision that was prepared about it has nobody in Owner.`,
        mend: 'Name the one who decides in Owner of that decision, and fill Owner of the objective.',
      },
    ],
  }
}
