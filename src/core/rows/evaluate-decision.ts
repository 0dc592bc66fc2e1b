import type { DecisionResult } from '#src/core/evaluation.ts'
import type { Remembered } from '#src/core/history.ts'
import type { Decision } from '#src/core/model.ts'
import { cycleTime } from './cycle-time.ts'
import { decidedAt } from './decided-at.ts'
import { decisionFlags } from './decision-flags.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import { findingsOf, type RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { decisionCells } from './wanted-cells.ts'

/** What the rules say of a decision, with what is to be remembered of its key results. */
interface JudgedDecision extends Judged<DecisionResult>, Pick<Remembered, 'stands' | 'reopened'> {}

/** What the rules say of one decision. For `linked` and `superseded` see `decisionFlags`. */
export function evaluateDecision(input: {
  readonly decision: Decision
  readonly history: RowHistory
  readonly linked: boolean
  readonly superseded: boolean
  readonly moment: Moment
}): JudgedDecision {
  const { decision, history, moment } = input
  const { timezone } = moment.policy
  const made = decidedAt(decision, history, moment)
  const result: DecisionResult = {
    id: decision.id,
    title: decision.title,
    url: decision.url,
    owners: decision.owners,
    status: decision.status,
    decideBy: decision.decideBy,
    reviewDate: decision.reviewDate,
    flags: decisionFlags({ ...input, today: moment.today, timezone }),
    cycleTime: cycleTime(decision, made.decidedAt, timezone),
    prepared: false,
    context: decision.context,
    options: decision.options,
    recommendation: decision.recommendation,
    keyResults: decision.keyResults,
    choice: null,
    followed: null,
    lacks: [],
    followedWords: '',
    outcomeWords: '',
  }
  const cells = serviceCells({ row: decision, wanted: decisionCells(result), history, moment })
  return {
    result,
    findings: findingsOf('decisions', decision, [...ownerFaults(decision), ...cells.faults]),
    seen: [...made.seen, ...cells.seen],
    gone: [...made.gone, ...cells.gone],
    adopted: cells.adopted,
    stands: [],
    reopened: [],
  }
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
