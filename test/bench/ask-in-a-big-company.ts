import { prepareDecisions } from '#src/core/decisions/prepare-decisions.ts'
import { evaluate } from '#src/core/evaluate.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { Policy } from '#src/core/policy.ts'
import { aDecision, aSnapshot } from '#test/core/a-snapshot.ts'
import { aBigCompany, TODAY } from './a-big-company.ts'
import { aBigSnapshot } from './a-big-snapshot.ts'

const KEY_RESULTS = 10_000
/** Decisions that wait to be made. */
const OPEN = 500

/** A company in which thousands are off track and hundreds are asked about: answers what finds out which ten are asked about next. */
export function askInABigCompany(): () => ReturnType<typeof prepareDecisions> {
  const big = aBigSnapshot(aBigCompany(KEY_RESULTS))
  const now = `${TODAY}T08:00:00.000Z`
  const rest = { readings: new Map(), policy: Policy.parse({}), hosts: { github: 'github.com' }, now }
  const red = evaluate({ ...big, ...rest }).keyResults.filter(({ status }) => status === 'off_track')
  const databases = aSnapshot().databases.map((each) => ({ ...each, owned: ['prepared'] as const }))
  const decisions = red.slice(0, OPEN).map(({ id }) => aDecision({ id: `D-${id}`, keyResults: [id] }))
  const input = { ...rest, snapshot: { ...big.snapshot, databases, decisions }, history: big.history }
  const material = { ...input, evaluation: evaluate(input) }
  const episodes = red.map(({ id: pageId, title }) => {
    const id = `${pageId}-${TODAY}`
    return { id, pageId, cause: 'off_track' as const, title, openedAt: now, closedAt: null }
  })
  const mailPolicy = MailPolicy.parse({})
  return () => prepareDecisions({ material, episodes, policy: { ask: true }, mailPolicy })
}
