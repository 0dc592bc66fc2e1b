import { post } from '#src/core/letters/post.ts'
import type { About, Rung, Subject, Told } from '#src/core/letters/subject.ts'
import { composeEscalation } from '#src/core/mail/escalation.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Risk } from '#src/core/model.ts'
import { evaluateAt, NOW, TODAY } from '#test/core/a-snapshot.ts'

const [result] = evaluateAt(NOW).keyResults
const evaluation = evaluateAt(NOW)

export function anEscalation(rung: Rung, risk: Risk = 'high'): About {
  if (result === undefined) throw new Error('There is a key result.')
  const escalation = composeEscalation({ result, objective: null, openedAt: NOW, evaluation })
  return { kind: 'escalation', rung, escalation: { ...escalation, risk } }
}

const aNudge: About = {
  kind: 'nudge',
  nudge: {
    title: 'Sixty customers',
    url: 'https://notion.example/p',
    objective: 'Win the mid-market',
    lastCheckIn: '2026-11-10',
    days: 10,
    status: 'at_risk',
    value: '24',
    asks: 'number',
    digestOn: '2026-11-23',
  },
}

export const aReminder: About = {
  kind: 'decision',
  reminder: {
    what: 'no_rationale',
    title: 'Which payment provider',
    url: 'https://notion.example/p',
    owners: ['Ada Moreau'],
    decideBy: null,
    reviewDate: null,
    redSince: null,
    proposed: '',
    cells: ['Rationale'],
  },
}

export const aBlocked: About = {
  kind: 'blocked',
  rung: 'waited_for',
  blocked: {
    title: 'New checkout',
    url: 'https://notion.example/p',
    owners: ['Ada Moreau'],
    blocker: 'No contract',
    waitingOn: [],
    neededBy: null,
    since: TODAY,
    days: 0,
    holdsUp: [],
    keyResults: [],
    nextStep: '',
    decision: null,
  },
}

export const anAllClear: About = {
  kind: 'all_clear',
  allClear: {
    database: 'keyResults',
    cause: 'off_track',
    title: 'Sixty customers',
    url: 'https://notion.example/p',
    owners: ['Ada Moreau'],
    how: 'recovered',
    status: 'on_track',
    score: 0.5,
    expected: 0.4,
    chance: 0.8,
    openedAt: '2026-11-10T09:00:00.000Z',
    closedAt: NOW,
    lasted: 10,
    decision: null,
    acknowledged: null,
    recoveryPlan: '',
    why: '',
  },
}

/** A nudge that is due, for Ada. */
export function aSubject(given: Partial<Subject> = {}): Subject {
  return {
    key: 'nudge/2026-W48/k1',
    to: ['ada@example.com'],
    episode: null,
    due: NOW,
    about: aNudge,
    ...given,
  }
}

export function postAt(
  now: string,
  subjects: readonly Subject[],
  given: {
    readonly told?: readonly Told[]
    readonly policy?: Partial<MailPolicy>
    readonly timezone?: string
    readonly tried?: ReadonlyMap<string, string>
  } = {},
) {
  return post({
    subjects,
    told: given.told ?? [],
    tried: given.tried ?? new Map(),
    policy: MailPolicy.parse(given.policy ?? {}),
    timezone: given.timezone ?? 'UTC',
    evaluation,
    now,
  })
}

export function told(key: string, at: string, messageId = `<${at}>`, to = 'ada@example.com'): Told {
  return { key, to, at, messageId }
}
