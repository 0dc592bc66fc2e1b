import type { Finding } from '#src/core/model.ts'

/** Said by the rules of a key result where an option could not be read. */
const OF_RULES: ReadonlySet<string> = new Set(['unknown_type', 'unknown_direction', 'unknown_ambition'])

/**
 * An option that no rule knows is told once: by the reader of Notion, who quotes it, where a person is to choose another; by
 * the rules, who put their own value back, in a column of the service's.
 * @param read what the reader of Notion found
 * @param ruled what the rules found
 */
export function toldOnce(read: readonly Finding[], ruled: readonly Finding[]): readonly Finding[] {
  const unread = new Set(read.filter(({ code }) => code === 'unknown_option').map(({ pageId }) => pageId))
  const cellOf = ({ pageId, property }: Finding) => `${pageId} ${property}`
  const restored = new Set(ruled.filter(({ code }) => code === 'service_cell_changed').map(cellOf))
  return [
    ...read.filter((finding) => finding.code !== 'unknown_option' || !restored.has(cellOf(finding))),
    ...ruled.filter(({ code, pageId }) => !(OF_RULES.has(code) && unread.has(pageId))),
  ]
}
