import { episodes } from '#src/core/escalation/episodes.ts'
import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { History, Remembered } from '#src/core/history.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Decision, Initiative, KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import { unpacked } from '#src/core/packed-check-ins.ts'
import { Policy } from '#src/core/policy.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { aHistory, aKeyResult, anObjective, aSnapshot } from './a-snapshot.ts'
import { packed } from './packed.ts'

/** A service that remembers, day after day. */
export function aLife(policy: Parameters<typeof Policy.parse>[0] = {}) {
  let history: History = aHistory()
  let rules = Policy.parse(policy)
  return {
    change: (chosen: object) => {
      rules = Policy.parse(chosen)
    },
    /** What it remembers. */
    history: () => history,
    day(
      today: string,
      rows: {
        keyResult?: Partial<KeyResult>
        keyResults?: readonly KeyResult[]
        objectives?: readonly Objective[]
        decisions?: readonly Decision[]
        initiatives?: readonly Initiative[]
        readings?: ReadonlyMap<string, WorkReading>
        hour?: string
      } = {},
    ): Evaluation {
      const snapshot: Snapshot = aSnapshot({
        objectives: rows.objectives ?? [anObjective()],
        keyResults: rows.keyResults ?? [aKeyResult(rows.keyResult)],
        decisions: rows.decisions ?? [],
        initiatives: rows.initiatives ?? [],
      })
      const evaluation = evaluate({
        snapshot,
        history,
        readings: rows.readings ?? new Map(),
        policy: rules,
        hosts: { github: 'github.com' },
        now: `${today}T${rows.hour ?? '09'}:00:00.000Z`,
      })
      const { escalation } = MailPolicy.parse({})
      const news = episodes({ evaluation, snapshot, history, policy: escalation, timezone: rules.timezone })
      const { seen, gone } = news.settled.memories()
      history = after(history, {
        ...evaluation.remember,
        seen: [...evaluation.remember.seen, ...seen],
        gone: [...evaluation.remember.gone, ...gone],
        opened: news.opened,
        closed: news.closed,
      })
      return evaluation
    },
  }
}

function after(history: History, news: Remembered): History {
  const over = (sighting: History['sightings'][number]) =>
    news.gone.some(({ pageId, what }) => pageId === sighting.pageId && what === sighting.what)
  const kept = history.sightings.filter((sighting) => !over(sighting))
  return {
    ...history,
    checkIns: packed(
      replaced(
        history.checkIns.flatMap(unpacked),
        news.checkIns,
        (one) => `${one.keyResultId} ${one.day} ${one.source}`,
      ),
    ),
    days: replaced(history.days, news.days, (one) => `${one.keyResultId} ${one.day}`),
    objectiveDays: replaced(
      history.objectiveDays,
      news.objectiveDays,
      (one) => `${one.objectiveId} ${one.day}`,
    ),
    sightings: replaced(news.seen, kept, (one) => `${one.pageId} ${one.what}`),
    stands: replaced(
      news.stands,
      history.stands.filter(({ decisionId }) => !news.reopened.includes(decisionId)),
      (one) => `${one.decisionId} ${one.keyResultId} ${one.of}`,
    ),
    episodes: [
      ...history.episodes.map((one) => ({ ...one, ...news.closed.find(({ id }) => id === one.id) })),
      ...news.opened,
    ],
  }
}

function replaced<Row>(before: readonly Row[], news: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map([...before, ...news].map((row) => [key(row), row])).values()]
}
