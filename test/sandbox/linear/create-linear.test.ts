import { AuthenticationLinearError, InvalidInputLinearError, LinearClient } from '@linear/sdk'
import { expect, test } from 'vitest'
import { addInitiative, addIssue, addMilestone, addProject } from '#src/sandbox/linear/seed.ts'
import { milestoneUrl } from '#src/sandbox/linear/urls.ts'
import { apiUrl, post, workspace } from './workspace.ts'

test('the real SDK reads projects, milestones, initiatives and issues in one document', async () => {
  const { state, team, ask, requests } = workspace()
  const checkout = addProject(state, {
    name: 'Checkout v2',
    team,
    health: 'atRisk',
    issues: [{ state: 'completed' }],
  })
  const beta = addMilestone(state, { name: 'Beta', project: checkout, team, issues: [{ state: 'started' }] })
  const growth = addInitiative(state, { name: 'Growth', projects: [checkout] })
  const data = await ask(
    `query Work($slugs: [String!]!, $milestones: [ID!]!, $key: String!, $numbers: [Float!]!) {
      organization { urlKey }
      projects(filter: { slugId: { in: $slugs } }) { nodes { id name url health progress scope status { type } } }
      projectMilestones(filter: { id: { in: $milestones } }) { nodes { name progress status project { name } } }
      initiatives(first: 10) { nodes { name slugId url projects { nodes { name } } } }
      issues(filter: { or: [{ team: { key: { eq: $key } }, number: { in: $numbers } }] }) {
        nodes { identifier url state { type } }
      }
    }`,
    { slugs: [checkout.slugId], milestones: [beta.id], key: 'ENG', numbers: [2] },
  )
  const projectUrl = `https://linear.app/acme/project/checkout-v2-${checkout.slugId}`
  expect(data).toEqual({
    organization: { urlKey: 'acme' },
    projects: {
      nodes: [
        {
          id: checkout.id,
          name: 'Checkout v2',
          url: projectUrl,
          health: 'atRisk',
          progress: 0.625,
          scope: 2,
          status: { type: 'started' },
        },
      ],
    },
    projectMilestones: {
      nodes: [{ name: 'Beta', progress: 0.25, status: 'next', project: { name: 'Checkout v2' } }],
    },
    initiatives: {
      nodes: [
        {
          name: 'Growth',
          slugId: growth.slugId,
          url: `https://linear.app/acme/initiative/growth-${growth.slugId}`,
          projects: { nodes: [{ name: 'Checkout v2' }] },
        },
      ],
    },
    issues: {
      nodes: [
        {
          identifier: 'ENG-2',
          url: 'https://linear.app/acme/issue/ENG-2/issue-2',
          state: { type: 'started' },
        },
      ],
    },
  })
  expect(milestoneUrl(state, checkout, beta)).toBe(`${projectUrl}#milestone-${beta.id}`)
  expect(requests).toMatchObject([{ status: 200, variables: { key: 'ENG' } }])
})

test('one entity is found by UUID, slug or identifier, also by one from before it moved', async () => {
  const { state, team, ask } = workspace()
  const project = addProject(state, { name: 'Search', team })
  const issue = addIssue(state, { team })
  issue.previousIdentifiers.push('OLD-7')
  const found = `{ identifier previousIdentifiers }`
  await expect(
    ask(
      `query One($project: String!, $slug: String!) {
        byId: project(id: $project) { name }
        bySlug: project(id: $slug) { name }
        current: issue(id: "ENG-1") ${found}
        former: issue(id: "OLD-7") ${found}
      }`,
      { project: project.id, slug: project.slugId },
    ),
  ).resolves.toEqual({
    byId: { name: 'Search' },
    bySlug: { name: 'Search' },
    current: { identifier: 'ENG-1', previousIdentifiers: ['OLD-7'] },
    former: { identifier: 'ENG-1', previousIdentifiers: ['OLD-7'] },
  })
})

test('one missing entity takes the whole answer with it, at HTTP 200 or 400', async () => {
  const { state, ask } = workspace()
  const query = '{ organization { urlKey } project(id: "gone") { name } }'
  for (const status of [200, 400] as const) {
    state.answers.notFound = status
    const response = await post({ query })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Entity not found: Project',
          path: ['project'],
          extensions: { type: 'invalid input', code: 'INPUT_ERROR' },
        },
      ],
    })
  }
  await expect(ask(query)).rejects.toBeInstanceOf(InvalidInputLinearError)
})

test('a missing entity in a filtered list is simply not there', async () => {
  const { ask } = workspace()
  const query = '{ projects(filter: { slugId: { in: ["0123456789ab"] } }) { nodes { name } } }'
  await expect(ask(query)).resolves.toEqual({ projects: { nodes: [] } })
})

test('a personal key is taken bare and refused as a bearer token', async () => {
  const { state } = workspace()
  const query = '{ viewer { id } }'
  for (const wrong of ['Bearer lin_api_secret', 'lin_api_other', null]) {
    const response = await post({ query }, wrong)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: 'Authentication required, not authenticated',
          extensions: { type: 'authentication error', code: 'AUTHENTICATION_ERROR' },
        },
      ],
    })
  }
  state.answers.unauthenticated = 400
  const { client } = new LinearClient({ accessToken: 'lin_api_secret', apiUrl })
  await expect(client.rawRequest(query)).rejects.toBeInstanceOf(AuthenticationLinearError)
})

test('what is no document, or fits no schema or variables, is refused with 400', async () => {
  const { requests } = workspace()
  const wrong = [
    'not json',
    { noQuery: true },
    { query: '{ projects {' },
    { query: '{ projects { nodes { colour } } }' },
    { query: 'query One($id: String!) { project(id: $id) { name } }', variables: {} },
  ]
  for (const body of wrong) {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
  }
  expect(requests.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
})

test('a planned fault answers one request and is gone', async () => {
  const { state, requests } = workspace()
  state.faults.push({ status: 502, body: '<h1>Bad gateway</h1>', headers: { 'Content-Type': 'text/html' } })
  const query = '{ viewer { email } }'
  const broken = await post({ query })
  expect([broken.status, await broken.text()]).toEqual([502, '<h1>Bad gateway</h1>'])
  const whole = await post({ query })
  expect(await whole.json()).toEqual({ data: { viewer: { email: 'okr-sync@acme.test' } } })
  expect(requests.map(({ status }) => status)).toEqual([502, 200])
})

test('the same seeds make the same ids in every run', () => {
  const ids = () => {
    const { state, team } = workspace()
    return addProject(state, { name: 'Checkout', team }).id
  }
  expect(ids()).toBe(ids())
  expect(ids()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an initiative has the projects of its parts too, unless it is asked not to', async () => {
  const { state, team, ask } = workspace()
  const growth = addInitiative(state, {
    name: 'Growth',
    projects: [addProject(state, { name: 'Own', team })],
  })
  const projects = [addProject(state, { name: 'Of the part', team, createdAt: '2026-11-01T08:00:00.000Z' })]
  addInitiative(state, { name: 'Part', projects, parent: growth })
  const data = await ask(
    `query Parts($name: String!) {
      initiatives(filter: { name: { eq: $name } }) {
        nodes {
          parentInitiative { name }
          all: projects { nodes { name } }
          own: projects(includeSubInitiatives: false) { nodes { name } }
        }
      }
      parts: initiatives(filter: { name: { neq: $name } }) { nodes { parentInitiative { name } } }
    }`,
    { name: 'Growth' },
  )
  expect(data).toEqual({
    initiatives: {
      nodes: [
        {
          parentInitiative: null,
          all: { nodes: [{ name: 'Own' }, { name: 'Of the part' }] },
          own: { nodes: [{ name: 'Own' }] },
        },
      ],
    },
    parts: { nodes: [{ parentInitiative: { name: 'Growth' } }] },
  })
})
