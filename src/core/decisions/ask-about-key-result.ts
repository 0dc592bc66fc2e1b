import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import type { Family } from '#src/core/whatif/subject.ts'
import { whatIfKeyResult } from '#src/core/whatif/what-if-key-result.ts'
import { named } from '#src/core/words/named.ts'
import { plainDay, plainDayBeside } from '#src/core/words/plain-day.ts'
import { whyBeside } from '#src/core/words/why-beside.ts'
import { type Asking, askingTitle } from './asking.ts'
import { keyResultOptions } from './key-result-options.ts'
import { optionLines } from './option-lines.ts'
import { recommendedOption } from './recommended-option.ts'

/**
 * What is asked about a key result that is off track; else why no option can be told.
 * @param serving the initiatives that serve it and go on
 */
export function askAboutKeyResult(
  result: KeyResultResult,
  family: Family | null,
  {
    since,
    today,
    serving,
  }: { readonly since: Day; readonly today: Day; readonly serving: readonly InitiativeResult[] },
): Asking | { readonly cannot: string } {
  const subject = family?.members.find((member) => member.result.id === result.id)
  if (family === null || subject === undefined) return { cannot: 'Its row was not read.' }
  const whatIf = whatIfKeyResult(subject, family, { target: null, end: null })
  if ('refused' in whatIf) return { cannot: whatIf.refused }
  if (whatIf.cannot !== null) return { cannot: whatIf.cannot }
  const options = keyResultOptions(subject, whatIf)
  if (options.length === 0) return { cannot: 'Nothing is expected of it as it is.' }

  const day = plainDay(since)
  const end = result.period === null ? '' : `; ends on ${plainDayBeside(result.period.end, today)}`
  const [waits = ''] = serving.flatMap((each) =>
    each.blockedSince === null
      ? []
      : ` ${named(each)}, which serves it, has been blocked since ${plainDay(each.blockedSince)}.`,
  )
  return {
    title: askingTitle(result.title, 'off track', 'A key result'),
    context: `${factsOf(result)} Off track since ${day}${end}.${waits}`,
    options: optionLines(options),
    recommendation: recommendedOption(subject, whatIf, options),
    ifNoResponse: `Nothing changes by itself, and the escalation goes on.${whatIf.accept === null ? '' : ` ${whatIf.accept.words}`}`,
    because: `off track since ${day}`,
  }
}

/** Where it stands, by which numbers of which day, and where they come from; green and pace are left to the options. */
function factsOf(result: KeyResultResult): string {
  return whyBeside(result)
    .replace(/ Green at \S+( %)?\.(?= |$)/, '')
    .replace(/ It needs \S+ times the planned pace; \S+ is likely\./, '')
    .trim()
}
