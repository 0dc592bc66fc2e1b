import type { DatabaseKind, Finding } from '#src/core/model.ts'

/** Something wrong with a column, which a person has to mend. */
export function columnFinding(
  database: DatabaseKind,
  { code, property, message, mend }: Pick<Finding, 'code' | 'property' | 'message' | 'mend'>,
): Finding {
  return { code, level: 'mend', database, pageId: null, title: null, property, message, mend }
}
