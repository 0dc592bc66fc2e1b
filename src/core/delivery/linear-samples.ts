import type { WorkLink } from '#src/core/work/work.ts'
import { bugsPerPoints } from './bugs-per-points.ts'
import { cycleOfLink } from './cycle-of-link.ts'
import { endedCycles } from './ended-cycles.ts'
import { HISTORY_DAYS, type LinearEvents } from './event-index.ts'
import type { Cycle } from './events.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import { nothing } from './nothing.ts'
import { predictability } from './predictability.ts'
import { projectVelocity } from './project-velocity.ts'
import type { Reading } from './reading.ts'
import type { Rules } from './rules.ts'
import type { Sample, Samples } from './sample.ts'
import { DAY } from './span.ts'
import { velocity } from './velocity.ts'

type LinearLink = Extract<WorkLink, { kind: 'linear_team' | 'linear_cycle' | 'linear_project' }>
type CycleLink = Extract<LinearLink, { kind: 'linear_cycle' }>

/** What is taken from the events of a team, a cycle or a project in Linear. */
export function linearSamples(
  link: LinearLink,
  { issues, cycles }: LinearEvents,
  rules: Rules,
  reading: Reading,
): Samples {
  if (link.kind === 'linear_project') {
    const own = issues.filter(({ project }) => project === link.slugId)
    return ofProject(own, rules, reading)
  }
  const own = {
    issues: issues.filter(({ team }) => team === link.team),
    cycles: cycles.filter(({ team }) => team === link.team),
  }
  return link.kind === 'linear_team'
    ? ofTeam(link.team, own, rules, reading)
    : ofCycle(link, own, rules, reading)
}

function ofProject(own: LinearEvents['issues'], rules: Rules, reading: Reading): Samples {
  return {
    velocity: reading(['issue'], () => projectVelocity(own, rules)),
    'bugs per 100 points': reading(['issue'], () => bugsInWindow('The project', own, rules)),
  }
}

function ofTeam(team: string, own: LinearEvents, rules: Rules, reading: Reading): Samples {
  const subject = `Team ${team}`
  const ended = endedCycles(own.cycles, rules.window)
  const none = `${subject} has no cycle with work in it that ended ${inTheLastDays(rules.policy.windowDays)}.`
  return {
    ...ofCycles(subject, ended.length === 0 ? none : ended, reading),
    'bugs per 100 points': reading(['issue'], () => bugsInWindow(subject, own.issues, rules)),
  }
}

/** @param cycles at least one; or a sentence that says why there is none */
function ofCycles(subject: string, cycles: readonly Cycle[] | string, reading: Reading): Samples {
  const read = (make: typeof velocity) =>
    reading(['cycle'], () => (typeof cycles === 'string' ? nothing(cycles) : make(subject, cycles)))
  return { velocity: read(velocity), 'predictability (%)': read(predictability) }
}

function bugsInWindow(subject: string, own: LinearEvents['issues'], { window, policy }: Rules): Sample {
  return bugsPerPoints(own, window, policy.bugLabels, subject, inTheLastDays(policy.windowDays))
}

function ofCycle(link: CycleLink, own: LinearEvents, { now, policy }: Rules, reading: Reading): Samples {
  const subject = `Team ${link.team}`
  const cycle = cycleOfLink(link, own.cycles, now)
  if (typeof cycle === 'string') {
    const bugs = reading(['cycle', 'issue'], () => nothing(cycle))
    return { ...ofCycles(subject, cycle, reading), 'bugs per 100 points': bugs }
  }
  const span = {
    from: moment(cycle.startsAt),
    to: cycle.completedAt === null ? now : moment(cycle.completedAt),
  }
  const bugs = reading(['cycle', 'issue'], () =>
    span.from < now - HISTORY_DAYS * DAY
      ? nothing(`Cycle ${cycle.number} of team ${link.team} began more than ${HISTORY_DAYS} days ago.`)
      : bugsPerPoints(own.issues, span, policy.bugLabels, subject, `in cycle ${cycle.number}`),
  )
  return { ...ofCycles(subject, [cycle], reading), 'bugs per 100 points': bugs }
}
