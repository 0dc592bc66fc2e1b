import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import type { Family } from '#src/core/whatif/subject.ts'
import { whatIfKeyResult } from '#src/core/whatif/what-if-key-result.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { lowerFirst } from '#src/core/words/first-letter.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { named } from '#src/core/words/named.ts'
import { namedList } from '#src/core/words/named-list.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { type Asking, askingTitle } from './asking.ts'
import { NO_CHANCE } from './no-chance.ts'
import { namedOption, optionLines, type ToldOption } from './option-lines.ts'
import { unblockWords, whatItWaitsFor } from './unblock-words.ts'

const LONGEST_TITLE = 40

/**
 * What is asked about a blocked initiative.
 * @param found.served the key results that it serves and that run, the riskiest first; at least one
 * @param found.others how many other initiatives serve the first of them
 */
export function askAboutInitiative(
  result: InitiativeResult,
  families: (id: string) => Family | null,
  found: {
    readonly since: Day
    readonly served: readonly [KeyResultResult, ...KeyResultResult[]]
    readonly others: number
  },
): Asking {
  const { since, served } = found
  const [gravest] = served
  const { names, blocker } = whatItWaitsFor(result)
  const { chance, end } = outlook(gravest, families(gravest.id))
  const options = optionsOf({ ...found, names, blocker, chance, end })
  const because = `blocked since ${plainDay(since)}`
  const needed = result.neededBy === null ? '' : `, needed by ${plainDay(result.neededBy)}`
  const by = blocker === '' ? ', and Blocker does not say by what' : `: "${blocker}"`
  const more = served.length > 2 ? ` and ${served.length - 2} more` : ''
  return {
    title: askingTitle(result.title, 'blocked', 'An initiative'),
    context: [
      `It has been ${because}${by}${names === '' ? '' : `; it waits for ${names}${needed}`}.`,
      `It serves ${served.slice(0, 2).map(standing).join(' and ')}${more}.`,
      ...(result.holdsUp.length === 0 ? [] : [`It holds up ${namedList(result.holdsUp, 2)}.`]),
    ].join(' '),
    options: optionLines(options),
    recommendation: recommendation(served, options, blocker !== '' || names !== ''),
    ifNoResponse: `It stays blocked, and the escalation goes on.${end === null ? '' : ` ${shortTitle(gravest)}: ${end}`}`,
    because,
  }
}

/** What is expected of a key result as it is: its chance, and how it ends in words; nulls: not known. */
function outlook({ id }: KeyResultResult, family: Family | null) {
  const nothing = { chance: null, end: null }
  const subject = family?.members.find(({ result }) => result.id === id)
  if (family === null || subject === undefined) return nothing
  const whatIf = whatIfKeyResult(subject, family, { target: null, end: null })
  if ('refused' in whatIf || whatIf.cannot !== null) return nothing
  const { accept, now } = whatIf
  const hope = now.chance === null ? '' : `, chance ${percent(now.chance)}`
  const told = accept?.isMiss === true ? accept.words : `No miss expected${hope}.`
  return { chance: now.chance, end: accept === null ? null : lowerFirst(told) }
}

/** Short, so that its line is whole in mail. */
function shortTitle({ title }: KeyResultResult): string {
  return named({ title: cleanText(title, LONGEST_TITLE) })
}

function optionsOf(about: {
  readonly served: readonly [KeyResultResult, ...KeyResultResult[]]
  readonly others: number
  readonly names: string
  readonly blocker: string
  readonly chance: number | null
  readonly end: string | null
}): readonly ToldOption[] {
  const { served, others, names, blocker, chance, end } = about
  const title = shortTitle(served[0])
  const rest = others === 0 ? 'no other' : `${others} other`
  const by = chance === null ? '' : `, chance ${percent(chance)} by its own value`
  return [
    { kind: 'unblock', words: unblockWords({ names, blocker }) },
    {
      kind: 'scope',
      words: `go on without it; ${rest} ${others > 1 ? 'initiatives serve' : 'initiative serves'} ${title}${by}.`,
    },
    ...(end === null ? [] : [{ kind: 'accept' as const, words: `it stays blocked; ${title}: ${end}` }]),
  ]
}

/** @param isNamed it is known what or whom it waits for */
function recommendation(
  served: readonly [KeyResultResult, ...KeyResultResult[]],
  options: readonly ToldOption[],
  isNamed: boolean,
): string {
  const statuses = served.map(statusInForce)
  const behind = served.filter((_, index) => statuses[index] === 'off_track' || statuses[index] === 'at_risk')
  const [gravest] = behind
  if (gravest === undefined) {
    const accept = statuses.includes('unknown') ? null : namedOption(options, 'accept')
    return accept === null
      ? 'No option is recommended: how the key results that it serves stand is not known.'
      : `${accept}: no key result that it serves is behind while it is blocked.`
  }
  if (behind.every(({ confidence }) => confidence !== null && confidence < NO_CHANCE))
    return `${namedOption(options, 'scope')}: no key result behind that it serves has a chance of ${percent(NO_CHANCE)} left, so that its people do more elsewhere.`
  return isNamed
    ? `${namedOption(options, 'unblock')}: ${standing(gravest)} depends on it, and clearing its way changes no goal.`
    : 'No option is recommended: neither Blocker nor Waiting on says what it waits for; that is to be filled first.'
}

function standing(result: KeyResultResult): string {
  const { confidence, dataAsOf } = result
  const chance = confidence === null ? '' : `, chance ${percent(confidence)}`
  const day = dataAsOf === null ? '' : `, value of ${plainDay(dataAsOf)}`
  return `${named(result)} (${STATUS_LABEL[statusInForce(result)]}${chance}${day})`
}
