import type { KeyResultResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A row as the audit names it. The title is clean and shortened. */
export interface AuditRow {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
}

const LONGEST = 100

export function auditRow({
  id,
  title,
  url,
  owners,
}: Pick<KeyResultResult, 'id' | 'title' | 'url' | 'owners'>): AuditRow {
  return { id, title: cleanText(title, LONGEST) || 'A row without a title', url, owners: personNames(owners) }
}
