import type { Evaluation } from '#src/core/evaluation.ts'

export interface FoundRow {
  readonly kind: 'key result' | 'objective' | 'initiative' | 'decision'
  readonly id: string
  readonly title: string
  readonly url: string
}

/**
 * The rows that a person means by a page: one by its id (with dashes or without) or its link, several where a title is borne by
 * several, none where nothing that was read fits. A link that was copied while a row was open over its database names the row
 * in `?p=`.
 */
export function findRows(page: string, evaluation: Evaluation): FoundRow[] {
  const rows = [
    ...evaluation.keyResults.map((row) => found('key result', row)),
    ...evaluation.objectives.map((row) => found('objective', row)),
    ...evaluation.initiatives.map((row) => found('initiative', row)),
    ...evaluation.decisions.map((row) => found('decision', row)),
  ]
  const text = page.trim()
  const byId = rows.filter(({ id }) => id === text)
  if (byId.length > 0) return byId
  const ids = idsIn(text)
  const byLink = rows.filter(({ id, url }) => ids.includes(undashed(id)) || url === text)
  return byLink.length > 0 ? byLink : rows.filter(({ title }) => title.trim() === text)
}

/** The page's id in an id or a link, the most telling place first: only that one counts. */
function idsIn(text: string): string[] {
  const plain = undashed(text)
  const open = /[?&](?:p|page_id)=([0-9a-f]{32})/.exec(plain)?.[1]
  const path = /([0-9a-f]{32})$/.exec(plain.replace(/[?#].*$/, ''))?.[1]
  return [open ?? path].flatMap((id) => id ?? [])
}

/** Notion writes ids with and without dashes, and puts a title with dashes before an id in a link. */
function undashed(text: string): string {
  return text.toLowerCase().replaceAll('-', '')
}

function found(kind: FoundRow['kind'], { id, title, url }: Omit<FoundRow, 'kind'>): FoundRow {
  return { kind, id, title, url }
}
