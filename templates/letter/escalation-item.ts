import type { Rung } from '#src/core/letters/subject.ts'
import type { Escalation } from '#src/core/mail/escalation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { formatScore, formatShare } from '#templates/words/format-number.ts'
import { leadersWord } from '#templates/words/leaders-word.ts'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { escalationFacts } from './escalation-facts.ts'
import { askedOnRung, saidOnRung } from './escalation-rung.ts'
import type { Item } from './item.ts'
import { itemDecision } from './item-decision.ts'
import { restoredReason } from './restored-reason.ts'

/** A key result that is off track or has long been at risk, as one of its rungs hears it. */
export function escalationItem(
  escalation: Escalation,
  rung: Rung,
  reader: { readonly to: string; readonly isStandIn: boolean },
): Item {
  const { isStandIn } = reader
  const isDecider = escalation.decision?.deciders.includes(reader.to) === true
  const { cause, status, score, expected, chance, url } = escalation
  const note = cleanText(escalation.note, 400)
  const why = cleanText(escalation.why, 280)
  const recoveryPlan = cleanText(escalation.recoveryPlan, 400)
  const mark = STATUS_MARKS[status]
  const numbers = `Score ${formatScore(score)}, expected ${formatScore(expected)}, chance ${formatShare(chance)}.`
  const said = saidOnRung(escalation, rung, isStandIn || (isDecider && rung !== 'owner'))
  return {
    tag: STATUS_LABEL[cause],
    mark,
    title: cleanText(escalation.title, 100),
    url,
    said: said.join(' '),
    fact: rung === 'owner' && !isStandIn ? `${numbers} ${said[0] ?? ''}` : said.slice(0, 2).join(' '),
    why: why === '' ? numbers : why,
    bar: score === null ? null : { score, expected: expected ?? 0, tone: mark.tone },
    facts: escalationFacts(escalation),
    remarks: [
      ...(escalation.restored === null ? [] : [restoredReason(escalation.restored)]),
      ...leadersWord({ ...escalation, word: cleanText(escalation.word, 40) }),
      ...(why === '' ? [] : [`Why: ${why}`]),
      ...(note === '' ? [] : [`Note: “${note}”`]),
      ...(recoveryPlan === '' ? [] : [`Recovery plan: “${recoveryPlan}”`]),
    ],
    decision: itemDecision(escalation.decision, escalation.today),
    asked: askedOnRung(escalation, rung, isDecider),
    ...(escalation.decision !== null && (isDecider || rung !== 'owner')
      ? { button: 'Open the decision in Notion', opens: escalation.decision.url }
      : { button: 'Open the key result in Notion' }),
    because:
      isDecider && rung !== 'owner'
        ? 'decides'
        : !isStandIn
          ? rung
          : escalation.owners.length === 0
            ? 'undecided'
            : 'stand_in',
  }
}
