import type { HttpFault } from './http-fault.ts'
import { showsRows, showsSchema } from './notion-requests.ts'
import { type Cell, type RowAnswer, withRows } from './row-answer.ts'

const HUGE = 'All work and no play. '.repeat(90)

/** A property that nobody has seen before, in a schema or in a row. */
function withMystery(answer: RowAnswer): RowAnswer {
  const mystery = { id: 'hl%3A%5C', name: 'Mood', type: 'hologram', hologram: { depth: 3 } }
  return { ...answer, properties: { ...answer.properties, Mood: mystery } }
}

/** A text property of 100 pieces, each as long as one may be. */
function withEssay(row: RowAnswer): RowAnswer {
  const piece = { type: 'text', text: { content: HUGE, link: null }, plain_text: HUGE, href: null }
  const essay = { id: 'es%3D%7B', type: 'rich_text', rich_text: Array.from({ length: 100 }, () => piece) }
  return { ...row, properties: { ...row.properties, Essay: essay } }
}

/** Colours, formats, icons and kinds of users that came after this version of the API. */
function withNewWords(answer: RowAnswer): RowAnswer {
  const cells = Object.entries(answer.properties).map(([name, cell]) => [name, withNewWord(cell)] as const)
  const { last_edited_by } = answer
  return {
    ...answer,
    icon: { type: 'hologram', hologram: {} },
    last_edited_by: { ...last_edited_by, type: 'agent' },
    properties: Object.fromEntries(cells),
  }
}

function withNewWord(cell: Cell): Cell {
  const { select, number } = cell
  if (select && 'color' in select) return { ...cell, select: { ...select, color: 'ultraviolet' } }
  // A format that decides how the numbers are meant stays.
  if (typeof number === 'object' && number?.format === 'number')
    return { ...cell, number: { format: 'doubloons' } }
  return cell
}

/** What a client of this version of the API has never seen: it must not stumble over it. */
export const notionSurprises = {
  unknown_property: {
    fits: (asked) => showsRows(asked) || showsSchema(asked),
    strike: async (asked) => withRows(await asked.carryOut(), withMystery),
  },
  new_values: {
    fits: (asked) => showsRows(asked) || showsSchema(asked),
    strike: async (asked) => withRows(await asked.carryOut(), withNewWords),
  },
  huge_text: {
    fits: showsRows,
    strike: async (asked) => withRows(await asked.carryOut(), withEssay),
  },
} satisfies Record<string, HttpFault>
