import * as z from 'zod'

/** What a key of the file can hold; each may be left out or null, and says what it takes. */
export const field = {
  id: (example: string) =>
    z.union([z.string(), z.number()]).nullish().describe(`a text such as "${example}"`),
  text: (example: string) => z.string().nullish().describe(`a text such as "${example}"`),
  number: (example: number) => z.number().nullish().describe(`a plain number such as ${example}`),
  share: (example: number) =>
    z.number().min(0).max(1).nullish().describe(`a share from 0 to 1 such as ${example}`),
  count: (example: number) => z.number().min(0).nullish().describe(`a number from 0 up such as ${example}`),
  flag: () => z.boolean().nullish().describe('true or false'),
  list: (example: string) => z.array(z.unknown()).nullish().describe(`a list such as ${example}`),
  /** Judged where it is used. */
  any: () => z.unknown().optional(),
}
