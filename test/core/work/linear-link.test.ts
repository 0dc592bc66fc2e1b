import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'

const hosts = { github: 'github.com' }
const milestoneId = '6f1c1b1e-0000-4000-8000-0123456789ab'

const project = { kind: 'linear_project', workspace: 'acme', slugId: '0a1b2c3d4e5f' }
const milestone = { ...project, kind: 'linear_milestone', milestoneId }
const initiative = { ...project, kind: 'linear_initiative' }
const issue = (identifier: string) => ({ kind: 'linear_issue', workspace: 'acme', identifier })
const team = { kind: 'linear_team', workspace: 'acme', team: 'ENG' }
const cycle = (which: number | string) => ({ ...team, kind: 'linear_cycle', cycle: which })

test.each([
  ['https://linear.app/acme/project/checkout-v2-0a1b2c3d4e5f', project],
  ['https://linear.app/Acme/project/renamed-0a1b2c3d4e5f/issues?layout=board#top', project],
  ['http://www.linear.app/acme/project/0a1b2c3d4e5f/', project],
  ['https://linear.app/acme/project/%C3%BCber-uns-0A1B2C3D4E5F/overview', project],
  ['https://linear.app/acme/project/über-uns-0a1b2c3d4e5f', project],
  [
    `https://linear.app/acme/project/x-0a1b2c3d4e5f/overview#milestone-${milestoneId.toUpperCase()}`,
    milestone,
  ],
  [`https://linear.app/acme/project/x-0a1b2c3d4e5f/issues#milestone-${milestoneId}`, milestone],
  [`https://linear.app/acme/project/x-0a1b2c3d4e5f/issues?projectMilestoneId=${milestoneId}`, milestone],
  ['https://linear.app/acme/initiative/growth-0a1b2c3d4e5f/updates', initiative],
  ['https://linear.app/acme/issue/eng-12/ship-it#comment-1', issue('ENG-12')],
  ['linear.app/acme/issue/E2E-7', issue('E2E-7')],
  ['https://linear.app/acme/issue/SHA-256', issue('SHA-256')],
  ['https://linear.app/acme/team/eng', team],
  ['https://linear.app/acme/team/ENG/active?view=1', team],
  ['https://linear.app/acme/team/ENG/projects/all', team],
  ['https://linear.app/acme/team/ENG/cycle/12', cycle(12)],
  ['https://linear.app/acme/team/ENG/cycle/active?layout=list#x', cycle('active')],
  ['https://linear.app/acme/team/eng/cycle/upcoming', cycle('upcoming')],
] as const)('%s is read', (url, expected) => {
  expect(parseLinks(url, hosts)).toEqual([{ ...expected, url }])
})

test.each([
  ['https://linear.app/acme', /^This Linear page/],
  ['https://linear.app/acme/settings/api', /^This Linear page/],
  ['https://linear.app/acme/constructor', /^This Linear page/],
  ['https://linear.app/acme/inbox', /^An inbox in Linear/],
  ['https://linear.app/acme/my-issues/assigned', /^A person's list of Linear issues/],
  [
    'https://linear.app/acme/view/bugs-0a1b2c3d4e5f',
    /^A Linear view .*project, cycle or team whose issues it shows/,
  ],
  [
    'https://linear.app/acme/project/checkout-0a1b2c3d4e5f/view/bugs-0a1b2c3d4e5f',
    /^A view of a Linear project/,
  ],
  ['https://linear.app/acme/views/issues', /^A list of Linear views/],
  [
    'https://linear.app/acme/team/ENG/view/0a1b2c3d4e5f',
    /^A choice of a Linear team's issues .*team or of one of/,
  ],
  ['https://linear.app/acme/team/ENG/label/bug', /^A choice of a Linear team's issues/],
  ['https://linear.app/acme/document/plan-0a1b2c3d4e5f', /^A Linear document .*project or initiative/],
  ['https://linear.app/acme/projects/all', /^A list of Linear projects .*one link for each project/],
  ['https://linear.app/acme/initiatives', /^A list of Linear initiatives/],
  ['https://linear.app/acme/roadmap/q4-0a1b2c3d4e5f', /^A Linear roadmap/],
  ['https://linear.app/acme/issue-label/bug', /^A Linear label/],
  ['https://linear.app/acme/issue/12', /^"12" is not the identifier/],
  ['https://linear.app/acme/issue/ENG-0', /^"ENG-0" is not the identifier/],
  ['https://linear.app/acme/issue/UTF-8x', /^"UTF-8x" is not the identifier/],
  ['https://linear.app/acme/team/E%20G', /^"E%20G" is not the key of a Linear team/],
  ['https://linear.app/acme/team/ENG/cycle/0', /^"0" is not a cycle/],
  [
    'https://linear.app/acme/team/ENG/cycle/next-one',
    /^"next-one" is not a cycle.*number, active or upcoming/,
  ],
  ['https://linear.app/acme/project/checkout-0a1b2c3d4e5f#milestone-beta', /^"beta" is not the id.*UUID/],
  [`https://linear.app/acme/project/${milestoneId}`, /^A Linear project without its name/],
  ['https://linear.app/acme/project/%E2%82%AC', /^A Linear project without its name/],
])('%s says what to paste instead', (url, message) => {
  const [link] = parseLinks(url, hosts)
  expect(link).toMatchObject({ kind: 'unsupported', url, message: expect.stringMatching(message) })
  expect(link).toMatchObject({ message: expect.stringMatching(/ cannot be measured: paste .+\.$/) })
})
