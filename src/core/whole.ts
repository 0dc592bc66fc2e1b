import * as z from 'zod'

/** A whole number of a policy within bounds, both included; anything else is a fault that says so. */
export function whole(least: number, most: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `must be a whole number from ${least} to ${most}, found ${JSON.stringify(input)}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}
