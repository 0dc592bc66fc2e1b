import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { DatabaseKind, Initiative, Instant, KeyResult, Person, Snapshot } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { tick } from '#src/jobs/tick.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Delivery, Mail } from '#src/ports/mailer.ts'
import { ada, aKeyResult, anInitiative, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openBench } from './a-bench.ts'
import { dyingAt, type Step } from './a-fault.ts'
import { aNotion } from './a-notion.ts'

const lea: Person = { id: 'lea', name: 'Lea Sand', email: 'lea@example.com' }
const eve: Person = { id: 'eve', name: 'Eve Hart', email: 'eve@example.com' }
const ben: Person = { id: 'ben', name: 'Ben Okafor', email: 'ben@example.com' }

/** A mail with the moment at which it was handed to the server. */
export interface Posted extends Mail {
  readonly at: Instant
}

/**
 * A service on its clock, with a real store in memory and the real templates: one key result of Ada's, below an objective of Lea's
 * that supports one of Eve's, and one initiative of Ben's. `ceo@example.com` is ESCALATE_TO.
 * @param given.start when the first tick may be, for example `2026-11-02T08:00:00.000Z`
 * @param given.deps takes the place of what the story makes
 */
export async function openStory(given: {
  readonly start: Instant
  readonly keyResult?: Partial<KeyResult>
  readonly keyResults?: readonly KeyResult[]
  readonly initiative?: Partial<Initiative>
  readonly snapshot?: Partial<Snapshot>
  readonly mail?: Parameters<typeof MailPolicy.parse>[0]
  readonly to?: Partial<Deps['mail']>
  readonly send?: (mail: Mail) => Delivery
  readonly deps?: Partial<Deps>
}) {
  const clock = createTestClock(given.start)
  const databases = aSnapshot().databases.map((database) => ({
    ...database,
    owned: ['status', 'why', 'health', 'flags'] as const,
  }))
  const people = aSnapshot({
    databases,
    objectives: [
      anObjective({
        id: 'o1',
        title: 'Win the mid-market',
        level: 'team',
        team: 'Sales',
        owners: [lea],
        supports: ['o2'],
      }),
      anObjective({ id: 'o2', title: 'Grow without debt', owners: [eve] }),
    ],
    keyResults: given.keyResults ?? [
      aKeyResult({ owners: [ada], lastEdited: given.start, ...given.keyResult }),
    ],
    initiatives: given.initiative
      ? [anInitiative({ owners: [ben], lastEdited: given.start, ...given.initiative })]
      : [],
    ...given.snapshot,
  })
  const notion = aNotion(people, clock)
  const posted: Posted[] = []
  const bench = await openBench({
    okrs: notion.okrs,
    clock,
    mail: {
      from: 'OKR sync <okr@example.com>',
      digestTo: [],
      escalateTo: ['ceo@example.com'],
      opsTo: [],
      domains: [],
      ...given.to,
    },
    mailPolicy: MailPolicy.parse(given.mail ?? {}),
    ...given.deps,
  })
  const deps: Deps = {
    ...bench.deps,
    ledger: {
      ...bench.deps.ledger,
      // A run takes a second, so that the next one of the same tick begins later.
      async open(run) {
        await bench.deps.ledger.open(run)
        await clock.sleep(1000)
      },
    },
    mailer: {
      async send(mail) {
        const delivery = given.send?.(mail) ?? { state: 'sent' as const }
        posted.push({ ...mail, at: clock.now() })
        return delivery
      },
    },
  }
  return {
    ...bench,
    deps,
    clock,
    notion,
    posted,
    /** A person changes a row at a moment. */
    edit(moment: string, kind: DatabaseKind, pageId: string, changes: object): void {
      clock.set(full(moment))
      notion.edit(kind, pageId, changes)
    },
    /** A tick whose process dies at a step. */
    async dies(moment: string, step: Step, when: 'before' | 'after', passed = 0): Promise<void> {
      clock.set(full(moment))
      await tick(dyingAt(deps, step, when, passed))
    },
    /** One tick at each of some moments, such as `2026-11-03 09:05`. */
    async at(...moments: readonly string[]): Promise<void> {
      for (const moment of moments) {
        clock.set(full(moment))
        await tick(deps)
      }
    },
    /** One tick each day at a time, from a day of 2026 to another: `11-04`, `11-09`. */
    async days(from: string, to: string, time = '09:00'): Promise<void> {
      for (let day = `2026-${from}`; day <= `2026-${to}`; day = addDays(day, 1)) {
        clock.set(full(`${day} ${time}`))
        await tick(deps)
      }
    },
    /** Who got what when: `2026-11-03 08:00 ada@example.com subject`, of the mails since the last call. */
    heard(): readonly string[] {
      return posted
        .splice(0)
        .map(({ at, to, subject }) => `${at.slice(0, 16).replace('T', ' ')} ${to} ${subject}`)
        .toSorted()
    },
  }
}

/** @param moment `2026-11-03 09:05`, in UTC */
export function full(moment: string): Instant {
  return `${moment.replace(' ', 'T')}:00.000Z`
}
