import { addCycle, closeCycle, putIntoCycle } from '#src/sandbox/linear/cycles.ts'
import {
  addIssue,
  addProject,
  addTeam,
  attachPull,
  moveIssue,
  moveToTeam,
  trashIssue,
} from '#src/sandbox/linear/seed.ts'
import type { LinearCycle, LinearIssue, LinearState, LinearTeam } from '#src/sandbox/linear/state.ts'

const DAY = 86_400_000
const STATES = ['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled', 'duplicate'] as const
const KEYS = ['ENG', 'OPS', 'WEB', 'API', 'CORE', 'APP']

/** The same throws for the same seed. */
export function dice(seed: number) {
  let state = seed
  const below = (count: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  const one = <T>(first: T, ...others: readonly T[]): T =>
    [first, ...others][below(1 + others.length)] ?? first
  return { below, one, chance: (percent: number) => below(100) < percent }
}

/**
 * What people do in a workspace from day to day.
 * @returns `make` makes an issue; `act` does one thing, or makes one; `merged` are the moments of the pull requests of acme/shop that
 * were attached, by number from 1 on
 */
export function randomDays(
  state: LinearState,
  first: LinearTeam,
  { below, one, chance }: ReturnType<typeof dice>,
) {
  const teams: [LinearTeam, ...LinearTeam[]] = [first, addTeam(state, { key: 'OPS', estimation: 'notUsed' })]
  const projects = ['Checkout', 'Payments'].map((name) => addProject(state, { name, team: first }))
  const running = new Map<LinearTeam, LinearCycle>()
  const merged: string[] = []

  function make(at: string): LinearIssue {
    const project = one(undefined, ...projects)
    return addIssue(state, {
      team: one(...teams),
      createdAt: at,
      estimate: one(null, 1, 2, 3, 5),
      labels: chance(30) ? ['Bug'] : [],
      state: one(...STATES),
      ...(project === undefined ? {} : { project }),
    })
  }

  function alter(issue: LinearIssue, change: Partial<LinearIssue>, at: string): void {
    Object.assign(issue, change, { updatedAt: at })
  }

  function planCycle(team: LinearTeam, at: string): void {
    const cycle = running.get(team)
    const moved = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString()
    if (cycle === undefined || chance(50)) {
      const next = addCycle(state, { team, startsAt: at, endsAt: moved(at, 10) })
      if (cycle !== undefined) closeCycle(state, cycle, at, next)
      running.set(team, next)
      return
    }
    cycle.startsAt = moved(cycle.startsAt, below(3) - 1)
    cycle.endsAt = moved(cycle.endsAt, below(9) - 4)
    cycle.updatedAt = at
  }

  function reorganise(team: LinearTeam): void {
    const [key] = KEYS.filter((free) => state.teams.every((each) => each.key !== free))
    if (chance(30)) team.estimation = one('notUsed', 'linear')
    if (key !== undefined && chance(30)) team.key = key
    else if (key !== undefined && chance(10)) teams.push(addTeam(state, { key }))
  }

  const deeds: ((issue: LinearIssue, at: string) => void)[] = [
    (_issue, at) => void make(at),
    (_issue, at) => void make(at),
    (issue, at) => moveIssue(issue, one(...STATES), at),
    (issue, at) => moveIssue(issue, 'started', at),
    (issue, at) => moveIssue(issue, 'completed', at),
    (issue, at) => moveToTeam(issue, one(...teams), at),
    (issue, at) => putIntoCycle(issue, running.get(issue.team) ?? null, at),
    (issue, at) => alter(issue, { projectId: one(null, ...projects.map(({ id }) => id)) }, at),
    (issue, at) => alter(issue, { labels: one(['bug', 'x'], []), estimate: one(null, 1, 8) }, at),
    (issue, at) => trashIssue(issue, at),
    (issue, at) => alter(issue, { trashed: null, archivedAt: null }, at),
    // Linear archives by itself, which does not change the issue.
    (issue, at) => void Object.assign(issue, { archivedAt: at }),
    (issue, at) => {
      const url = `https://github.com/acme/shop/pull/${merged.push(at)}`
      attachPull(state, issue, { url, status: 'merged', at })
    },
    (_issue, at) => planCycle(one(...teams), at),
    () => reorganise(one(...teams)),
  ]

  function act(at: string): void {
    const [issue = make(at), ...others] = state.issues
    const deed = deeds[below(deeds.length)]
    deed?.(one(issue, ...others), at)
  }

  return { make, act, merged, projects }
}
