import { type Escalations, escalationSubjects } from '#src/core/escalation/escalation-subjects.ts'
import { evaluate } from '#src/core/evaluate.ts'
import type { History } from '#src/core/history.ts'
import type { Told } from '#src/core/letters/subject.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Snapshot } from '#src/core/model.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'
import { Policy } from '#src/core/policy.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aHistory, aSnapshot, type Past } from '../a-snapshot.ts'
import { packed } from '../packed.ts'

export const MAIL = {
  digestTo: ['cto@example.com'],
  escalateTo: ['ceo@example.com'],
  domains: [] as string[],
}

/** A service that remembers, and whose post lays down at once all that is due. */
export function aLadder(
  settings: {
    readonly escalation?: object
    readonly holidays?: readonly string[]
    readonly mail?: typeof MAIL
    readonly timezone?: string
    /** When it went live; absent: it did not. */
    readonly liveSince?: string
  } = {},
) {
  const { escalation = {}, holidays = [], mail = MAIL, timezone = 'UTC', liveSince } = settings
  const workingDays = MailPolicy.parse({ escalation, holidays })
  const policy = workingDays.escalation
  let history: History = aHistory({ sightings: liveSince === undefined ? [] : [liveSighting(liveSince)] })
  let told: readonly Told[] = []
  return {
    told: () => told,
    history: () => history,
    /** @param rows.isPostDown nothing is laid down */
    run(
      now: string,
      rows: Partial<Snapshot> & {
        readonly readings?: ReadonlyMap<string, WorkReading>
        readonly isPostDown?: boolean
        readonly madeByInit?: boolean
      } = {},
    ): Escalations & { readonly letters: readonly string[] } {
      const { readings = new Map(), isPostDown = false, madeByInit = true, ...given } = rows
      const made = aSnapshot(given)
      const snapshot = { ...made, databases: made.databases.map((each) => ({ ...each, madeByInit })) }
      const evaluation = evaluate({
        snapshot,
        history,
        readings,
        policy: Policy.parse({ timezone }),
        hosts: { github: 'github.com' },
        now,
      })
      const hosts = { github: 'github.com' }
      const due = escalationSubjects({
        evaluation,
        snapshot,
        history,
        told,
        policy,
        workingDays,
        mail,
        timezone,
        hosts,
      })
      history = after(history, due, evaluation.remember)
      const laid = isPostDown ? [] : due.subjects
      told = [
        ...told,
        ...laid.flatMap(({ key, to }) =>
          to.map((each) => ({ key, to: each, at: now, messageId: `<${key}@x>` })),
        ),
      ]
      return { ...due, letters: due.subjects.flatMap(({ key, to }) => to.map((each) => `${key} ${each}`)) }
    },
  }
}

function after(
  history: History,
  due: Escalations,
  {
    checkIns,
    days,
    objectiveDays,
    seen,
    gone,
  }: Pick<Past, 'checkIns' | 'days' | 'objectiveDays'> & {
    readonly seen: History['sightings']
    readonly gone: readonly Pick<History['sightings'][number], 'pageId' | 'what'>[]
  },
): History {
  const over = new Set([...gone, ...due.gone].map(({ pageId, what }) => `${pageId} ${what}`))
  const kept = history.sightings.filter(({ pageId, what }) => !over.has(`${pageId} ${what}`))
  const ends = new Map(due.closed.map(({ id, closedAt }) => [id, closedAt]))
  return {
    ...history,
    checkIns: packed(
      latest(
        history.checkIns.flatMap(unpacked),
        checkIns,
        (row) => `${row.keyResultId} ${row.day} ${row.source}`,
      ),
    ),
    days: latest(history.days, days, (row) => `${row.keyResultId} ${row.day}`),
    objectiveDays: latest(history.objectiveDays, objectiveDays, (row) => `${row.objectiveId} ${row.day}`),
    sightings: latest([...seen, ...due.seen], kept, (row) => `${row.pageId} ${row.what}`),
    episodes: [
      ...history.episodes.map((one) => ({ ...one, closedAt: ends.get(one.id) ?? one.closedAt })),
      ...due.opened,
    ],
  }
}

function latest<Row>(before: readonly Row[], news: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map([...before, ...news].map((row) => [key(row), row])).values()]
}
