import type { Blocked } from '#src/core/letters/blocked.ts'
import type { Rung } from '#src/core/letters/subject.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { HEALTH_MARKS } from '#templates/words/mark.ts'
import type { Item } from './item.ts'
import { itemDecision, overdueWords } from './item-decision.ts'
import { namesOf } from './names-of.ts'

/** An initiative that cannot go on, as one of its rungs hears it. */
export function blockedItem(blocked: Blocked, rung: Rung, isStandIn: boolean, today: Day): Item {
  const { url, owners, waitingOn, neededBy, holdsUp, keyResults } = blocked
  const mark = HEALTH_MARKS.blocked
  const blocker = cleanText(blocked.blocker, 300)
  const nextStep = cleanText(blocked.nextStep, 300)
  const since = `since ${formatDay(blocked.since, today)}, day\u00a0${blocked.days + 1}`
  const who = namesOf(owners) || 'Nobody in particular'
  const waits =
    waitingOn.length === 0
      ? `Blocked ${since}. Nobody is named in Waiting on.`
      : `${who} ${owners.length > 1 ? 'have' : 'has'} waited for ${rung === 'waited_for' && !isStandIn ? 'you' : namesOf(waitingOn)} ${since}.`
  const facts: readonly (readonly [string, string])[] = [
    ['DRI', namesOf(owners) || 'Nobody'],
    ['Waiting on', namesOf(waitingOn) || 'Nobody is named'],
    ['Blocker', blocker || 'Not written down'],
    ['Needed by', neededBy === null ? 'No day is named' : formatDay(neededBy, today)],
    ['Next step', nextStep],
    [
      'Key results',
      namesOf(
        keyResults.map(({ title }) => title),
        80,
      ),
    ],
    ['Holds up', namesOf(holdsUp, 80)],
  ]
  return {
    tag: mark.word,
    mark,
    title: cleanText(blocked.title, 100) || 'An initiative without a title',
    url,
    said: [waits, ...overdueWords(blocked.decision, today)].join(' '),
    fact: blocker === '' ? waits : `${waits} ${blocker}`,
    why: blocker === '' ? 'Blocker is empty.' : `Blocker: ${blocker}`,
    bar: null,
    facts: facts.filter(([, value]) => value !== ''),
    remarks: [],
    decision: itemDecision(blocked.decision, today),
    asked: askedOf(blocked, rung, isStandIn, today),
    button: 'Open the initiative in Notion',
    because: becauseOf(blocked, rung, isStandIn),
  }
}

function becauseOf({ owners }: Blocked, rung: Rung, isStandIn: boolean): Item['because'] {
  if (!isStandIn) return rung === 'lead' ? 'side' : rung
  return rung === 'owner' && owners.length === 0 ? 'undecided' : 'stand_in'
}

function askedOf({ waitingOn, neededBy }: Blocked, rung: Rung, isStandIn: boolean, today: Day): string {
  const by = neededBy === null || neededBy < today ? '' : ` by ${formatDay(neededBy, today)}`
  if (rung === 'waited_for' && isStandIn) {
    return `See that what it waits for is done${by}, or that Next step says by when. It ends once Status is no longer Blocked.`
  }
  if (rung === 'waited_for') {
    return `Do what it waits for${by}, or write in Next step by when you will. It ends once Status is no longer Blocked.`
  }
  if (rung === 'lead') {
    return `Settle with the other side who does what${by}, and have it written in Next step. It ends once Status is no longer Blocked.`
  }
  if (rung === 'above') {
    return 'Decide who does it and by when, or that the initiative waits, and have it written in Next step. It ends once Status is no longer Blocked.'
  }
  const name = waitingOn.length === 0 ? 'Name in Waiting on who can lift it, and ' : ''
  const keep = 'keep Blocker, Next step and Needed by true. Set Status to something else once it moves on.'
  return name === '' ? keep.replace(/^k/, 'K') : name + keep
}
