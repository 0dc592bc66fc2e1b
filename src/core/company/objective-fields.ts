import * as z from 'zod'
import { field } from './field.ts'

const links = z
  .union([z.string(), z.number(), z.array(z.unknown())])
  .nullish()
  .describe('an id or a list of ids such as ["C1", "C2"]')

/** What an objective may hold. */
export const ObjectiveFields = z.object({
  id: field.id('D1'),
  title: field.text('Onboarding that works by itself'),
  owner: field.text('Ada Moreau'),
  weight: field.number(1),
  notes: field.any(),
  supports_company_objective_ids: links,
  supports_company_objective_id: links,
  supports_objective_ids: links,
  supports_key_result_ids: links,
  key_results: field.list('[{"id": "K1", "title": "...", "target_value": 60}]'),
})

export type ObjectiveFields = Partial<z.output<typeof ObjectiveFields>>
