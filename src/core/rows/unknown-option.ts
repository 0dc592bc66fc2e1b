import type { Finding } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'

/** What is told of the Status of a row in which a person chose an option that no rule knows, with the option as it was found. */
export function unknownOption(findings: readonly Finding[], pageId: string): string {
  const found = findings.find(
    (finding) =>
      finding.code === 'unknown_option' &&
      finding.pageId === pageId &&
      finding.property !== FIELD_LABEL.health,
  )
  return found?.message ?? 'Status holds an option that no rule knows.'
}
