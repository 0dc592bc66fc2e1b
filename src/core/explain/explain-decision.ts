import type { DecisionResult } from '#src/core/decision-result.ts'
import type { DecisionStand } from '#src/core/history.ts'
import { FLAG_LABEL } from '#src/core/words/labels.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import type { DecisionExplained, DecisionStandExplained } from './explanation.ts'
import { NONE } from './figure.ts'
import { head } from './head.ts'
import type { Material } from './material.ts'

const ORDER: readonly DecisionStand['of'][] = ['made', 'review', 'end']

/** Everything there is to say of one decision. */
export function explainDecision(decision: DecisionResult, material: Material): DecisionExplained {
  const { evaluation } = material
  const { flags, cycleTime, choice, followed, followedWords, outcomeWords } = decision
  const lost = evaluation.withheld.find(({ pageId }) => pageId === decision.id)
  const known =
    flags.length === 0 ? 'Nothing is flagged.' : `${flags.map((flag) => FLAG_LABEL[flag]).join('. ')}.`
  const why = lost?.fields.includes('flags') ? lost.because : known
  return {
    kind: 'decision',
    ...head(decision, [why], evaluation),
    flags,
    cycleTime,
    choice,
    followed,
    followedWords,
    outcomeWords,
    stands: standsOf(decision.id, material),
  }
}

/** Those of this run too, unless an earlier one remembered them. */
function standsOf(id: string, { snapshot, history, evaluation }: Material): DecisionStandExplained[] {
  const own = [...evaluation.remember.stands, ...history.stands].filter(({ decisionId }) => decisionId === id)
  const first = new Map(own.map((stand) => [`${stand.keyResultId} ${ORDER.indexOf(stand.of)}`, stand]))
  const rows = new Map(snapshot.keyResults.map((row) => [row.id, row]))
  return [...first]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { keyResultId, of, day, chance, score, value, status }]) => {
      const row = rows.get(keyResultId)
      return {
        keyResult: { id: keyResultId, title: row?.title ?? '' },
        of,
        day,
        chance,
        score,
        value,
        shown: value === null || row === undefined ? NONE : valueInWords(row, value),
        status,
      }
    })
}
