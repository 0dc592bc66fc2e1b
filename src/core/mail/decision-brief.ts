import type { DecisionResult } from '#src/core/decision-result.ts'
import type { Day, Decision } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

const MOST_OPTIONS = 5
const LONGEST_OPTION = 110
/** Characters. Of the context a digest needs less: how its key result stands is told there anyway. */
const LONGEST = {
  digest: { context: 70, recommendation: 90 },
  letter: { context: 160, recommendation: 160 },
}

/** What a leader needs to answer a decision within a minute, in clean lines. */
export interface DecisionBrief {
  /** Empty: none was written. */
  readonly context: string
  /** At least one. */
  readonly options: readonly string[]
  /** How many more its row has. */
  readonly moreOptions: number
  readonly recommendation: string
  /** The day of its chances; null: not known. */
  readonly raised: Day | null
}

/**
 * The texts of a decision cut for mail; null: nobody wrote down what there is to choose from.
 * @param where in a digest each option is told by its first sentence or clause: its row, one click away, has the rest
 */
export function decisionBrief(
  {
    context,
    options,
    recommendation,
    raised,
  }: Pick<DecisionResult | Decision, 'context' | 'options' | 'recommendation' | 'raised'>,
  where: keyof typeof LONGEST,
): DecisionBrief | null {
  const lines = options.split(/[\r\n]+/u).flatMap((line) => cleanText(line) || [])
  if (lines.length === 0) return null
  const told = where === 'digest' ? lines.map(firstClause) : lines
  return {
    context: shortly(context, LONGEST[where].context),
    options: told.slice(0, MOST_OPTIONS).map((line) => cleanText(line, LONGEST_OPTION)),
    moreOptions: Math.max(0, lines.length - MOST_OPTIONS),
    recommendation: shortly(recommendation, LONGEST[where].recommendation),
    raised,
  }
}

/** The letter before it ends with a point of its own. */
function firstClause(line: string): string {
  return line.replace(/^(.{8,}?)[.;] .*$/u, '$1')
}

/** One line; what is too long ends where a sentence or clause does, if that keeps the better part of it. */
function shortly(text: string, most: number): string {
  const line = cleanText(text)
  const cut = cleanText(line, most)
  if (cut === line) return line
  const end = Math.max(...['. ', '; ', ', '].map((mark) => cut.lastIndexOf(mark)))
  return end < most / 2 ? cut : `${cut.slice(0, end)}.`
}
