import * as z from 'zod'
import { field } from './field.ts'

/** What the company, a department and a team may hold. */
export const SectionFields = z.object({
  name: field.text('Engineering'),
  owner: field.text('Ada Moreau'),
  /** Of a team. */
  department: field.text('Engineering'),
  quarter: field.text('2026-Q4'),
  quarter_start: field.text('2026-10-01'),
  quarter_end: field.text('2026-12-31'),
  objectives: field.list('[{"id": "C1", "title": "...", "key_results": []}]'),
})

export type SectionFields = Partial<z.output<typeof SectionFields>>
