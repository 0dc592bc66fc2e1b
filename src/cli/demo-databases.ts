import type { Property } from '#src/sandbox/notion/property.ts'
import { plainText } from '#src/sandbox/notion/rich-text.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import type { ViewerDatabase } from '#templates/viewer.tsx'

/** What a view in Notion would show first, after the title; the other columns follow in their own order. */
const FIRST = [
  'Status',
  'Health',
  'Flags',
  'Followed',
  'Proposed outcome',
  'Score',
  'Confidence',
  'Risk',
  'Why',
  'Summary',
  'Progress',
  'Options',
  'Recommendation',
  'Decided',
  'Owner',
  'DRI',
]

/** The sandbox's databases as leaders see them. Columns that hold nothing in any row are left out. */
export function demoDatabases(state: NotionState): ViewerDatabase[] {
  return [...state.dataSources.values()].map((source) => {
    const rows = [...state.pages.values()]
      .filter(
        ({ parent, trashed }) => parent.type === 'data_source_id' && parent.id === source.id && !trashed,
      )
      .map((page) => showPage(state, page.id))
    const columns = source.properties
      .filter(({ name }) => rows.some((row) => row[name] !== null))
      .toSorted((a, b) => rank(a) - rank(b))
    return {
      name: plainText(source.title),
      columns: columns.map(({ name }) => name),
      rows: rows.map((row) => columns.map((column) => words(column, row[column.name]))),
    }
  })
}

function rank({ name, config }: Property): number {
  if (config.type === 'title') return -1
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length
}

function words({ config }: Property, content: unknown): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'number' && config.type === 'number' && config.format === 'percent') {
    return `${Math.round(content * 100)} %`
  }
  return Array.isArray(content) ? content.join(', ') : String(content)
}
