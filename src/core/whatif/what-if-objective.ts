import type { ObjectiveResult } from '#src/core/evaluation.ts'
import type { Day, Period } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { firstThat } from '#src/core/scoring/first-that.ts'
import type { RollUp } from '#src/core/scoring/roll-up.ts'
import { addDays } from '#src/core/time/day.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { endingOf } from './accept-option.ts'
import { cannot } from './cannot.ts'
import { type Outcome, objectiveAfter, objectiveProspect } from './objective-after.ts'
import { peopleOption } from './people-option.ts'
import { prospectOf, rescored } from './rescored.ts'
import { scopeOption } from './scope-option.ts'
import type { Family, Subject } from './subject.ts'
import { checkEnd, costOfEnd, LATEST, shownEnd } from './time-option.ts'
import type { MemberWhatIf, ObjectiveChoice, ObjectiveWhatIf, Refused, Wish } from './what-if.ts'

/**
 * What could be done about an objective: with the targets lowered that restore its key results, with another end for all of
 * them, or with nothing done. Its chance is the average of theirs, as in the roll-up.
 * @param how.today in the organisation's time zone
 * @param how.green the chance above which it is on track
 */
export function whatIfObjective(
  objective: ObjectiveResult,
  family: Family,
  wish: Wish,
  how: { readonly today: Day; readonly green: number },
): ObjectiveWhatIf | Refused {
  const { today, green } = how
  const { id, title, url, period } = objective
  if (wish.target !== null) {
    return {
      refused:
        'An objective has no target; give the key result whose target is meant, or leave --target out.',
    }
  }
  const because = cannotOf(objective, family, today)
  const rest = {
    kind: 'objective' as const,
    id,
    title,
    url,
    today,
    period,
    green,
    cannot: because,
    now: { ...objectiveProspect(objective), inForce: statusInForce(objective) },
  }
  if (because !== null || period === null) {
    return { ...rest, members: [], scope: null, time: null, accept: null, assumes: [], untold: [] }
  }
  const refused = wish.end === null ? null : checkEnd(wish.end, period, today)
  if (refused !== null) return { refused }

  const members = family.members.flatMap((subject) => memberOf(subject, family))
  const lowered = new Map<string, Outcome>()
  for (const { id: of, change } of members) if (change !== null) lowered.set(of, change)
  const scope = lowered.size === 0 ? null : objectiveAfter(family, lowered, { previousColour: null })
  const endings = family.members.flatMap((subject): [string, Outcome][] => {
    const ending = cannot(subject) === null ? endingOf(subject) : null
    return ending === null ? [] : [[subject.result.id, ending]]
  })
  const accept = objectiveAfter(family, new Map(endings), { previousColour: objective.colour })
  return {
    ...rest,
    members: members.map(({ change: _, ...member }) => member),
    scope: scope === null ? null : objectiveProspect(scope),
    time: timeOf(family, period, wish.end, how),
    accept: accept === null ? null : objectiveProspect(accept),
    assumes: [
      'its chance is the average of its key results, not that all are reached',
      'the values stand as they are, and each change holds from today',
      ...(family.members.some(
        ({ aim, result }) => aim?.goal.kind === 'yes_no' && result.status !== 'complete',
      )
        ? ['what is done or not, and is not done yet, is taken to end undone']
        : []),
      'objectives that it supports keep their own score: nothing rolls up to them',
    ],
    untold: ['what more people would add, and when', 'whether the lower targets are still worth having'],
  }
}

function cannotOf(objective: ObjectiveResult, { members }: Family, today: Day): string | null {
  const { ended, period, state, status } = objective
  if (ended && period !== null) {
    return `Its period ended on ${plainDayBeside(period.end, today)}; there is nothing left to choose.`
  }
  if (state !== 'active') return `It is ${state}; there is nothing left to choose.`
  if (period === null) return 'Its Cycle or Period cannot be read, so that it has no end.'
  if (status === 'complete') return 'It is complete; there is nothing left to choose.'
  const isNone = members.every((subject) => !subject.result.counts || cannot(subject) !== null)
  return isNone ? 'None of its key results has a chance that can be told.' : null
}

/** Those that count and stand in the way; with the score that the restoring target gives. */
function memberOf(subject: Subject, family: Family): (MemberWhatIf & { readonly change: Outcome | null })[] {
  const { result } = subject
  const isFine = result.status === 'on_track' || result.status === 'complete'
  if (!result.counts || isFine) return []
  const because = cannot(subject)
  const { id, title } = result
  const rest = { id, title, now: prospectOf(result), cannot: because }
  if (because !== null) return [{ ...rest, scope: null, noScope: because, people: null, change: null }]
  const option = scopeOption(subject, family, null)
  const restoring = 'refused' in option ? null : option.restoring
  return [
    {
      ...rest,
      scope:
        restoring === null
          ? null
          : { value: restoring.value, shown: restoring.shown, after: restoring.after },
      noScope: 'refused' in option ? option.refused : option.none,
      people: peopleOption(subject),
      change:
        restoring === null
          ? null
          : {
              confidence: restoring.after.chance,
              forecast: restoring.after.forecast,
              score: restoring.after.score,
              status: restoring.after.status,
            },
    },
  ]
}

function timeOf(
  family: Family,
  period: Period,
  asked: Day | null,
  { today, green }: { readonly today: Day; readonly green: number },
): ObjectiveWhatIf['time'] {
  const rolledUp = (end: Day): RollUp | null => {
    const moved = { ...period, end }
    const outcomes = new Map(
      family.members.map((member) => [member.result.id, rescored(member, { period: moved })]),
    )
    return objectiveAfter(family, outcomes, { previousColour: null, period: moved })
  }
  const at = (end: Day): ObjectiveChoice | null => {
    const after = rolledUp(end)
    if (after === null) return null
    return {
      value: end,
      shown: shownEnd(end, period, today),
      after: objectiveProspect(after),
      costs: costOfEnd(end, period, 0),
    }
  }
  const wanted = asked === null ? null : at(asked)
  const cut = percent(green)
  if (rolledUp(period.end)?.colour === 'on_track') {
    return { asked: wanted, restoring: null, none: `Its average chance is above ${cut} as it is.` }
  }
  // Where a key result is past its target score a later end may cost chance; the day found restores all the same.
  const later = firstThat(1, LATEST, (days) => rolledUp(addDays(period.end, days))?.colour === 'on_track')
  return later === null
    ? { asked: wanted, restoring: null, none: `No end within a year brings its average chance above ${cut}.` }
    : { asked: wanted, restoring: at(addDays(period.end, later)), none: null }
}
