import * as z from 'zod'

/** What an organisation decides about its decision log: the `decisions` of POLICY. Every field has a default; none is a rule of scoring. */
export const DecisionPolicy = z.strictObject({
  /** The service adds a row to the decision log where a key result turns off track or an initiative stays blocked. */
  ask: z.boolean().default(false),
})
export type DecisionPolicy = z.infer<typeof DecisionPolicy>
