import type { DecisionBrief } from '#src/core/mail/decision-brief.ts'

/** A line tells one option: it stands in from the others. */
export function isOption(line: string): boolean {
  return /^[A-Z][.)] /u.test(line)
}

/** What there is to choose from, a line each: the context, the options and what is recommended. */
export function briefLines(brief: DecisionBrief | null): readonly string[] {
  if (brief === null) return []
  const { context, options, moreOptions, recommendation } = brief
  return [
    context,
    ...options,
    moreOptions > 0 ? `and ${moreOptions} more in its row` : '',
    recommendation === '' ? '' : `Recommended: ${recommendation}`,
  ].filter((line) => line !== '')
}
