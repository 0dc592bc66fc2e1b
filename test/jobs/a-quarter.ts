import { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import type { DatabaseKind, Decision, Instant, Person } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { aKeyResult, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { full, openStory } from './a-story.ts'

const person = (id: string, name: string): Person => ({ id, name, email: `${id}@example.com` })
const lea = person('lea', 'Lea Sand')
const kai = person('kai', 'Kai Brandt')

/** One thing that happens in Notion on a day of the quarter, at 10:00. */
interface Act {
  readonly day: string
  /** The key result that it is about. */
  readonly about: string
  readonly words: string
  readonly kind: DatabaseKind
  /** `decision`: the row that the service added last about it. */
  readonly row: 'keyResult' | 'objective' | 'decision'
  readonly changes: object | ((decision: Decision | undefined) => object)
}

/** The target that the option of less scope names in a prepared row. */
function scopeIn(decision: Decision | undefined): number {
  return Number(/^[A-E]\. Scope: Target (\d+)/m.exec(decision?.options ?? '')?.[1])
}

const GOES_WELL = 'k1'
const IGNORED = 'k2'
const REVERSED = 'k3'
const WRONG = 'k4'
const ALL = [GOES_WELL, IGNORED, REVERSED, WRONG]

const typed = (day: string, current: number, about: readonly string[]): Act[] =>
  about.map((each) => ({
    day,
    about: each,
    words: `types ${current} into Current`,
    kind: 'keyResults',
    row: 'keyResult',
    changes: { current, lastCheckIn: day },
  }))

const decides = (day: string, about: string, decided: string, rationale: string): Act => ({
  day,
  about,
  words: `decides in the row: ${decided}`,
  kind: 'decisions',
  row: 'decision',
  changes: { status: 'decided', date: day, decided, rationale, reversible: 'yes' },
})

/** What people do in a quarter: four key results fall behind in week 5, and each goes another way from there. */
const ACTS: readonly Act[] = [
  ...typed('2026-10-05', 4, ALL),
  ...typed('2026-10-12', 8, ALL),
  ...typed('2026-10-19', 11, ALL),
  ...typed('2026-10-26', 14, ALL),
  ...typed('2026-11-02', 3, ALL),
  decides('2026-11-05', GOES_WELL, 'A, but 30 customers', 'Two large customers left for good.'),
  {
    day: '2026-11-06',
    about: GOES_WELL,
    words: 'lowers Target to what was decided',
    kind: 'keyResults',
    row: 'keyResult',
    changes: { target: 30 },
  },
  decides('2026-11-05', REVERSED, 'A', 'The plan was too bold.'),
  {
    day: '2026-11-06',
    about: REVERSED,
    words: 'lowers Target to what was decided',
    kind: 'keyResults',
    row: 'keyResult',
    changes: (decision) => ({ target: scopeIn(decision) }),
  },
  decides('2026-11-05', WRONG, 'A', 'Half of it is enough for the launch.'),
  {
    day: '2026-11-06',
    about: WRONG,
    words: 'moves the Period to the end of January instead',
    kind: 'objectives',
    row: 'objective',
    changes: { period: { start: '2026-10-01', end: '2027-01-31' } },
  },
  ...typed('2026-11-09', 8, [GOES_WELL]),
  ...typed('2026-11-09', 5, [REVERSED, WRONG]),
  ...typed('2026-11-16', 12, [GOES_WELL]),
  ...typed('2026-11-16', 9, [REVERSED, WRONG]),
  {
    day: '2026-11-18',
    about: REVERSED,
    words: 'reverses the decision, and leaves the Target as it is',
    kind: 'decisions',
    row: 'decision',
    changes: { status: 'reversed' },
  },
  ...typed('2026-11-23', 17, [GOES_WELL]),
  ...typed('2026-11-23', 13, [REVERSED, WRONG]),
  ...typed('2026-11-30', 19, [GOES_WELL]),
  ...typed('2026-11-30', 15, [REVERSED, WRONG]),
  ...typed('2026-12-07', 21, [GOES_WELL]),
  ...typed('2026-12-07', 16, [REVERSED, WRONG]),
  ...typed('2026-12-14', 22, [GOES_WELL]),
  ...typed('2026-12-14', 18, [REVERSED, WRONG]),
  ...typed('2026-12-21', 24, [GOES_WELL]),
  ...typed('2026-12-21', 20, [REVERSED, WRONG]),
  ...typed('2026-12-28', 26, [GOES_WELL]),
  ...typed('2026-12-28', 22, [REVERSED, WRONG]),
]

const TITLES: Readonly<Record<string, string>> = {
  [GOES_WELL]: 'Sixty customers in the north',
  [IGNORED]: 'Sixty customers in the south',
  [REVERSED]: 'Sixty customers in the east',
  [WRONG]: 'Sixty customers in the west',
}

/** One thing of the quarter, for whoever reads it as a story. */
export interface Told {
  readonly at: Instant
  readonly text: string
}

/**
 * A whole quarter on the service's clock, a tick a day at 09:00 and one after each thing that people do: from the first day to the
 * quarterly report. Each key result is owned by another person below an objective of Lea's.
 */
export async function walkQuarter() {
  const owners = new Map(ALL.map((id) => [id, person(`owner-of-${id}`, `Owner of ${id}`)]))
  const snapshot = aSnapshot()
  const story = await openStory({
    start: full('2026-10-01 08:00'),
    to: { digestTo: ['cto@example.com'] },
    mail: { escalation: { settleMinutes: 0 } },
    snapshot: {
      databases: snapshot.databases.map((database) => ({
        ...database,
        owned:
          database.kind === 'decisions'
            ? ['flags', 'cycleTime', 'followed', 'proposedOutcome', 'prepared']
            : ['status', 'why'],
      })),
      objectives: [
        anObjective({ id: 'top', title: 'Win the mid-market', owners: [kai] }),
        ...ALL.map((id) =>
          anObjective({
            id: `o-${id}`,
            title: `Win the region of ${id}`,
            level: 'team',
            team: id,
            owners: [lea],
            supports: ['top'],
          }),
        ),
      ],
    },
    keyResults: ALL.map((id) =>
      aKeyResult({
        id,
        title: TITLES[id] ?? id,
        url: `https://app.notion.com/p/${id}`,
        objectives: [`o-${id}`],
        owners: [owners.get(id) ?? lea],
        baseline: 0,
        target: 60,
        current: 0,
        unit: 'customers',
        lastEdited: full('2026-10-01 07:00'),
        shown: { status: null, why: null },
      }),
    ),
    deps: { decisionPolicy: DecisionPolicy.parse({ ask: true }) },
  })

  const told: Told[] = []
  const added = new Map<string, string>()
  const decisionOf = (about: string) => story.notion.decision(added.get(about) ?? '')
  const take = () => {
    for (const decision of story.notion.added.slice(added.size)) {
      added.set(decision.pageId, `decision-${added.size + 1}`)
      told.push({ at: story.clock.now(), text: `okr-sync adds to the decision log: ${decision.title}` })
    }
  }
  for (let day = '2026-10-01'; day <= '2027-01-08'; day = addDays(day, 1)) {
    await story.at(`${day} 09:00`)
    take()
    const acts = ACTS.filter((act) => act.day === day)
    for (const { kind, row, about, words, changes } of acts) {
      const decision = decisionOf(about)
      const id = row === 'decision' ? (decision?.id ?? '') : row === 'objective' ? `o-${about}` : about
      story.edit(`${day} 10:00`, kind, id, typeof changes === 'function' ? changes(decision) : changes)
      told.push({ at: full(`${day} 10:00`), text: `In Notion, ${TITLES[about]}: somebody ${words}.` })
    }
    if (acts.length > 0) await story.at(`${day} 10:05`)
    take()
  }
  return { story, told, decisionOf, titles: TITLES, GOES_WELL, IGNORED, REVERSED, WRONG }
}
