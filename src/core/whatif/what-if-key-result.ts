import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { bareAmount } from '#src/core/words/amount.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import { acceptOption } from './accept-option.ts'
import { assumptions, untold } from './assumptions.ts'
import { cannot } from './cannot.ts'
import { objectiveProspect } from './objective-after.ts'
import { peopleOption } from './people-option.ts'
import { prospectOf } from './rescored.ts'
import { scopeOption } from './scope-option.ts'
import type { Family, Subject } from './subject.ts'
import { checkEnd, timeOption } from './time-option.ts'
import type { KeyResultWhatIf, Refused, Wish } from './what-if.ts'

/**
 * What could be done about one key result, each with the chance that the scoring rules give it. Pure: nothing is changed, and
 * every chance comes of scoring the key result again with the other goal.
 */
export function whatIfKeyResult(subject: Subject, family: Family, wish: Wish): KeyResultWhatIf | Refused {
  const { result, policy, today } = subject
  const because = cannot(subject)
  const { objective } = family
  const { id, title, url, period } = result
  const rest = {
    kind: 'key_result' as const,
    id,
    title,
    url,
    today,
    period,
    green: policy.cuts.green,
    cannot: because,
    now: { ...prospectOf(result), shown: standing(subject), inForce: statusInForce(result) },
    objective:
      objective === null
        ? null
        : { id: objective.id, title: objective.title, ...objectiveProspect(objective) },
  }
  if (because !== null) {
    const refused =
      wish.end === null || period === null || result.ended ? null : checkEnd(wish.end, period, today)
    if (refused !== null) return { refused }
    return { ...rest, scope: null, time: null, people: null, accept: null, assumes: [], untold: [] }
  }

  const scope = scopeOption(subject, family, wish.target)
  if ('refused' in scope) return scope
  const time = timeOption(subject, family, wish.end)
  if ('refused' in time) return time
  return {
    ...rest,
    scope,
    time,
    people: peopleOption(subject),
    accept: acceptOption(subject, family),
    assumes: assumptions(subject),
    untold: untold(subject),
  }
}

function standing({ keyResult, result }: Subject): string {
  const { current, lastCheckIn, target } = result
  if (current === null || lastCheckIn === null) return 'nothing recorded'
  const isListOrYesNo = target === null || keyResult.type === 'yes_no' || keyResult.type === 'milestone'
  const of = isListOrYesNo ? '' : `, target ${valueInWords(keyResult, target)}`
  const bare = of === '' ? valueInWords(keyResult, current) : bareAmount(keyResult, current)
  const value = keyResult.type === 'yes_no' ? (current === 1 ? 'done' : 'not done') : bare
  return `${value} on ${plainDay(lastCheckIn)}${of}; ${percent(result.targetScore)} counts as reached`
}
