import { cleanText } from '#src/core/words/clean-text.ts'
import { unmeasuredLink } from './unmeasured-link.ts'
import type { WorkLink } from './work.ts'

export const linearChoices = 'a Linear project, project milestone, initiative, issue, cycle or team'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const milestoneFragment = '#milestone-'
const usual = `the link of ${linearChoices}`

/** Tabs of a team's page. Whatever else lies below a team shows a choice of its issues. */
const teamTabs = new Set([
  'active',
  'all',
  'archive',
  'backlog',
  'board',
  'cycles',
  'issues',
  'overview',
  'projects',
  'triage',
])

/** Pages that people take for work: what each is, and what to paste instead. */
const others = new Map<string, readonly [what: string, instead: string]>([
  ['view', ['A Linear view', 'the link of the project, cycle or team whose issues it shows']],
  ['views', ['A list of Linear views', 'the link of the project, cycle or team whose issues they show']],
  ['document', ['A Linear document', 'the link of the project or initiative that it belongs to']],
  ['projects', ['A list of Linear projects', 'one link for each project']],
  ['initiatives', ['A list of Linear initiatives', 'one link for each initiative']],
  ['roadmap', ['A Linear roadmap', 'the link of an initiative, or one link for each project']],
  ['issue-label', ['A Linear label', 'the link of the project, cycle or team whose issues bear it']],
  ['pipeline', ['A Linear release', 'the link of the project that it ships, or of the GitHub repository']],
  ['inbox', ['An inbox in Linear', usual]],
  ['my-issues', ["A person's list of Linear issues", usual]],
])

/**
 * Takes apart a link on linear.app. Name, tab and query carry no meaning: a project keeps its slug id when it is renamed. Only a
 * milestone stands in the fragment of its project, or in the query of its list of issues.
 * @param url the link as a person pasted it
 */
export function readLinearLink(address: URL, url: string): WorkLink {
  const [first, page = '', name, ...rest] = address.pathname.split('/').filter(Boolean)
  if (first === undefined || page === '') return unmeasuredLink(url, 'This Linear page', usual)
  const workspace = first.toLowerCase()

  if (page === 'issue' && name !== undefined) return readIssue(name, workspace, url)
  if (page === 'team' && name !== undefined) return readTeam(name, rest, workspace, url)
  if ((page === 'project' || page === 'initiative') && name !== undefined) {
    const slugId = name.slice(name.lastIndexOf('-') + 1).toLowerCase()
    // The last part of a UUID looks like a slug id and is another one.
    if (uuid.test(name.toLowerCase()) || !/^[0-9a-z]+$/.test(slugId)) {
      const instead = 'the link that Linear copies: a name and 12 letters and digits'
      return unmeasuredLink(url, `A Linear ${page} without its name`, instead)
    }
    if (rest[0] === 'view')
      return unmeasuredLink(url, `A view of a Linear ${page}`, `the link of the ${page}`)
    if (page === 'initiative') return { kind: 'linear_initiative', url, workspace, slugId }
    const milestoneId = milestoneIn(address)
    if (milestoneId === null) return { kind: 'linear_project', url, workspace, slugId }
    if (uuid.test(milestoneId)) return { kind: 'linear_milestone', url, workspace, slugId, milestoneId }
    // Linear refuses a whole request for one id that is no UUID.
    const what = `"${cleanText(milestoneId, 40)}" is not the id of a Linear milestone (a UUID), and it`
    return unmeasuredLink(url, what, `${usual} (<project link>#milestone-<id>)`)
  }
  const [what, instead] = others.get(page) ?? ['This Linear page', usual]
  return unmeasuredLink(url, what, instead)
}

function milestoneIn(address: URL): string | null {
  const fragment = address.hash.toLowerCase()
  if (fragment.startsWith(milestoneFragment)) return fragment.slice(milestoneFragment.length)
  return address.searchParams.get('projectMilestoneId')?.toLowerCase() ?? null
}

function readIssue(name: string, workspace: string, url: string): WorkLink {
  if (/^[a-z][a-z0-9]*-[1-9]\d{0,8}$/i.test(name)) {
    return { kind: 'linear_issue', url, workspace, identifier: name.toUpperCase() }
  }
  const what = `"${cleanText(name, 40)}" is not the identifier of a Linear issue, such as ENG-123, and it`
  return unmeasuredLink(url, what, usual)
}

function readTeam(key: string, [tab, which]: readonly string[], workspace: string, url: string): WorkLink {
  if (!/^[a-z][a-z0-9]{0,19}$/i.test(key)) {
    const what = `"${cleanText(key, 40)}" is not the key of a Linear team, such as ENG, and it`
    return unmeasuredLink(url, what, usual)
  }
  const team = key.toUpperCase()
  if (tab === undefined || teamTabs.has(tab)) return { kind: 'linear_team', url, workspace, team }
  if (tab === 'cycle' && which !== undefined) {
    if (which === 'active' || which === 'upcoming') {
      return { kind: 'linear_cycle', url, workspace, team, cycle: which }
    }
    if (/^[1-9]\d{0,5}$/.test(which)) {
      return { kind: 'linear_cycle', url, workspace, team, cycle: Number(which) }
    }
    const what = `"${cleanText(which, 40)}" is not a cycle of a Linear team (its number, active or upcoming), and it`
    return unmeasuredLink(url, what, usual)
  }
  return unmeasuredLink(
    url,
    "A choice of a Linear team's issues",
    'the link of the team or of one of its cycles',
  )
}
