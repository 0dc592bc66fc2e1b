import type { FieldFault, Row } from './read-fields.ts'

const UNTITLED = '(no title)'

/** The id of a row as text; null: it bears none, or one that is neither text nor number. */
export function rowId({ id }: Row): string | null {
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null
}

/** What a row is called; a number is its own text. */
export function rowTitle({ title }: Row): string {
  if (typeof title === 'number') return String(title)
  return typeof title === 'string' && title.trim() !== '' ? title : UNTITLED
}

/** That a row has no title; null: it has one, or one that is a fault of its own. */
export function titleFault({ title }: Row): FieldFault | null {
  const isEmpty = title === undefined || title === null || (typeof title === 'string' && title.trim() === '')
  if (!isEmpty) return null
  return {
    code: 'no_title',
    property: 'title',
    message: 'title is missing.',
    mend: 'Set title to what the row is about in a few words.',
  }
}
