import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import type { Family, Subject } from '#src/core/whatif/subject.ts'
import { whatIfKeyResult } from '#src/core/whatif/what-if-key-result.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { named } from '#src/core/words/named.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay, plainDayBeside } from '#src/core/words/plain-day.ts'
import { whyWhole } from '#src/core/words/why.ts'
import { type Asking, askingTitle } from './asking.ts'
import { keyResultOptions } from './key-result-options.ts'
import { optionLines } from './option-lines.ts'
import { recommendedOption } from './recommended-option.ts'

/** What the options tell, and what a row that is written once would tell wrongly later. */
const OF_OPTIONS = /^(?:Green at |It needs |If unchanged |On plan, no margin|Rules )/

const LONGEST_SENTENCE = 300

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
  const [blocked = null] = serving.filter(({ blockedSince }) => blockedSince !== null)
  const options = keyResultOptions(subject, whatIf, blocked)
  if (options.length === 0) return { cannot: 'Nothing is expected of it as it is.' }

  const day = plainDay(since)
  const end = result.period === null ? '' : `; ends on ${plainDayBeside(result.period.end, today)}`
  const waits =
    blocked?.blockedSince == null
      ? ''
      : ` ${named(blocked)}, which serves it, has been blocked since ${plainDay(blocked.blockedSince)}.`
  return {
    title: askingTitle(result.title, 'off track', 'A key result'),
    context: `${factsOf(subject)} Off track since ${day}${end}.${waits}${markOf(subject)}`,
    options: optionLines(options),
    recommendation: recommendedOption(subject, whatIf, { options, blocked }),
    ifNoResponse: `Nothing changes by itself, and the escalation goes on.${whatIf.accept === null ? '' : ` ${whatIf.accept.words}`}`,
    because: `off track since ${day}`,
  }
}

/** What the chances are of, where less than the target counts as reached. */
function markOf({ aim, keyResult, result: { targetScore } }: Subject): string {
  if (targetScore >= 1 || aim?.goal.kind !== 'reach') return ''
  const { baseline, target } = aim.goal
  const at =
    baseline === null || isMilestoneList(keyResult)
      ? ''
      : ` (${bareAmount(keyResult, baseline + targetScore * (target - baseline))} as it stands)`
  return ` Each chance is of reaching ${percent(targetScore)} of the way${at}.`
}

/**
 * Where it stands, by which numbers of which day, and where they come from, with nothing left out; green and pace are left to
 * the options.
 */
function factsOf(subject: Subject): string {
  return whyWhole(subject)
    .filter((sentence) => !OF_OPTIONS.test(sentence))
    .map((sentence) => cleanText(sentence, LONGEST_SENTENCE))
    .join(' ')
}
