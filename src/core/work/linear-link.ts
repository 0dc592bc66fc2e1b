import type { WorkLink } from './work.ts'

export const linearChoices = 'a Linear project, initiative, issue or project milestone'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const milestoneFragment = '#milestone-'

/**
 * Takes apart a link on linear.app. Name, tab and query carry no meaning: a project keeps its slug id when it is renamed.
 * @param url the link as a person pasted it
 */
export function readLinearLink(address: URL, url: string): WorkLink {
  const [workspace, page, name] = address.pathname.split('/').filter(Boolean)
  if (workspace === undefined || page === undefined || name === undefined) {
    return refuse(url, 'This Linear page')
  }

  const of = workspace.toLowerCase()
  const slugId = name.slice(name.lastIndexOf('-') + 1).toLowerCase()
  const fragment = address.hash.toLowerCase()

  if (page === 'issue') {
    return /^[a-z][a-z0-9]*-\d{1,9}$/i.test(name)
      ? { kind: 'linear_issue', url, workspace: of, identifier: name.toUpperCase() }
      : refuse(url, `"${name}" is not the identifier of a Linear issue, such as ENG-123, and it`)
  }
  if ((page !== 'project' && page !== 'initiative') || !/^[0-9a-z]+$/.test(slugId)) {
    return refuse(url, `A Linear ${page} page`)
  }
  if (page === 'initiative') return { kind: 'linear_initiative', url, workspace: of, slugId }
  if (!fragment.startsWith(milestoneFragment)) return { kind: 'linear_project', url, workspace: of, slugId }

  const milestoneId = fragment.slice(milestoneFragment.length)
  // Linear refuses a whole request for one id that is no UUID.
  return uuid.test(milestoneId)
    ? { kind: 'linear_milestone', url, workspace: of, slugId, milestoneId }
    : refuse(url, `"${milestoneId}" is not the id of a Linear milestone (a UUID), and it`)
}

function refuse(url: string, what: string): WorkLink {
  return {
    kind: 'unsupported',
    url,
    message: `${what} cannot be measured: paste the link of ${linearChoices} (<project link>#milestone-<id>).`,
  }
}
