import type { Choice } from '#src/core/decision-result.ts'
import { isOwnOption } from '#src/core/decisions/read-choice.ts'
import type { Decision } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import type { DecisionScene } from './decision-scene.ts'
import { decisionStage } from './decision-stage.ts'
import type { RowFault } from './row-fault.ts'

/** Longest text that a message quotes. */
const LONGEST = 80

/**
 * What is wrong with a decision. Whether its choice can be read is asked of rows that okr-sync added alone, since the words of
 * all others are people's own.
 */
export function decisionFaults(
  decision: Decision,
  { choice, isPrepared }: { readonly choice: Choice | null; readonly isPrepared: boolean },
  scene: DecisionScene,
): RowFault[] {
  const { links, results } = scene
  const isAsked = isPrepared && links.stands(decision) && links.isLive(decision, results)
  return [
    ...ownerFaults(decision),
    ...replacedByNone(decision, scene),
    ...replacedMutually(decision, scene),
    ...(isAsked && choice === null && !isOwnOption(decision) ? [choiceUnknown(decision)] : []),
    ...(isAsked && choice !== null ? aboutMany(decision, choice, scene) : []),
  ]
}

function ownerFaults({ owners, status }: Decision): RowFault[] {
  if (owners.length < 2 || (status !== 'proposed' && status !== null)) return []
  const names = owners.map(({ name }) => name || 'an unnamed person').join(', ')
  return [
    {
      code: 'several_owners',
      property: 'Owner',
      message: `Owner names ${owners.length} people (${names}), so it is not known who decides.`,
      mend: 'Keep the one who decides in Owner and move the others to Input from.',
    },
  ]
}

function choiceUnknown({ decided }: Decision): RowFault {
  const typed = cleanText(decided, LONGEST)
  return {
    code: 'choice_unknown',
    level: 'info',
    property: 'Decided',
    message:
      typed === ''
        ? 'Decided is empty, so it is not known which option was chosen.'
        : `Decided says "${typed}", in which no one option with one value can be read.`,
    mend: 'Type in Decided the letter of an option, such as A, or with a value of its own: "A, but 35" or "B, but 2027-01-31".',
  }
}

function aboutMany(decision: Decision, choice: Choice, { links }: DecisionScene): RowFault[] {
  const count = links.keyResultsOf(decision).length
  const isAboutWork = decision.initiatives.length > 0 && choice.target === null && choice.end === null
  if (count < 2 || isAboutWork) return []
  return [
    {
      code: 'decision_about_many',
      level: 'info',
      property: 'Key results',
      message: `It is about ${count} key results, so it is not compared with what then changed.`,
      mend: 'Keep the key result that was decided about in Key results, and write down another decision for each of the others.',
    },
  ]
}

/** Two that each name the other in Supersedes both fall. */
function replacedMutually(decision: Decision, { links, results }: DecisionScene): RowFault[] {
  const other = links.successors(decision).find(({ id }) => decision.supersedes.includes(id))
  if (other === undefined || decision.status !== 'decided' || other.status !== 'decided') return []
  if (!links.isLive(decision, results)) return []
  return [
    {
      code: 'superseded_by_each_other',
      property: 'Supersedes',
      message: `It and ${named(other)} each name the other in Supersedes, so that neither of them stands.`,
      mend: 'Empty Supersedes in the one that was decided first.',
    },
  ]
}

/** It was superseded, and what replaced it was reversed: nothing is decided, unless something else about the same is. */
function replacedByNone(decision: Decision, { links, results }: DecisionScene): RowFault[] {
  const [first, ...others] = links.successors(decision)
  if (decision.status !== 'superseded' || first?.status !== 'reversed') return []
  if (others.some(({ status }) => status !== 'reversed')) return []
  const running = links.keyResultsOf(first).filter((id) => {
    const result = results.get(id)
    return result?.state === 'active' && !result.ended
  })
  const isLeft = running.some((id) =>
    links.about(id).every((each) => !links.stands(each) && decisionStage(each) !== 'open'),
  )
  if (!isLeft && (running.length > 0 || !links.isLive(decision, results))) return []
  return [
    {
      code: 'superseded_by_none',
      property: 'Status',
      message: `${named(decision)} was superseded by ${named(first)}, which was reversed, so that nothing is decided.`,
      mend: `Set ${named(decision)} back to Decided, or raise a new decision.`,
    },
  ]
}
