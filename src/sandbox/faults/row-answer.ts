import { withBody } from './broken-answers.ts'

/** A cell, or a property of a schema, as it stands in an answer: what matters here. */
export interface Cell {
  readonly type: string
  readonly select?: object | null
  readonly number?: number | { readonly format: string } | null
}

/** A row, or a schema, as it stands in an answer. */
export interface RowAnswer {
  readonly id: string
  readonly icon: object | null
  readonly last_edited_by: object
  readonly properties: Readonly<Record<string, Cell>>
}

/** The answer to a query with other rows in it; an error stays as it is. */
export async function withResults(
  answer: Response,
  change: (rows: readonly RowAnswer[]) => readonly RowAnswer[],
): Promise<Response> {
  if (!answer.ok) return answer
  const body = (await answer.json()) as { results: readonly RowAnswer[] }
  return withBody(answer, JSON.stringify({ ...body, results: change(body.results) }))
}

/** The answer with each of its rows changed, be it a query's or one row alone. */
export async function withRows(answer: Response, change: (row: RowAnswer) => RowAnswer): Promise<Response> {
  if (!answer.ok) return answer
  const body = (await answer.json()) as RowAnswer | { results: readonly RowAnswer[] }
  const changed = 'results' in body ? { ...body, results: body.results.map(change) } : change(body)
  return withBody(answer, JSON.stringify(changed))
}
