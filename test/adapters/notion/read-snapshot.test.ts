import { expect, test } from 'vitest'
import { addUser } from '#src/sandbox/notion/seed.ts'
import { edited, testWorkspace } from './notion-workspace.ts'

async function companyMadeByInit() {
  const notion = testWorkspace()
  const { settings } = await notion.init()
  const ids = {
    objectives: settings.NOTION_OBJECTIVES,
    keyResults: settings.NOTION_KEY_RESULTS,
    initiatives: settings.NOTION_INITIATIVES,
    decisions: settings.NOTION_DECISIONS,
  }
  const okrs = notion.okrs({
    objectives: [ids.objectives],
    keyResults: [ids.keyResults],
    initiatives: [ids.initiatives],
    decisions: [ids.decisions],
    timezone: 'Europe/Berlin',
  })
  return { notion, ids, okrs }
}

test('every cell of the four databases is read in the words of the core', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  const ada = addUser(notion.state, { name: 'Ada Moreau', email: 'ada@example.com' })
  const company = notion.row(ids.objectives, {
    Objective: 'Win the market',
    Level: 'Company',
    Cycle: '2026',
    State: 'Active',
  })
  const objective = notion.row(ids.objectives, {
    Objective: 'Grow <script>revenue</script> 🚀',
    Level: 'team',
    Team: 'Growth',
    Owner: [ada],
    Cycle: '2026-Q4',
    Period: { start: '2026-10-01', end: '2026-12-31' },
    Supports: [company],
    Weight: 2,
    State: 'Closed',
    'Accepted findings': ['no_target'],
    Score: 0.4,
    Status: 'At risk',
    Confidence: 0.55,
    Summary: 'On plan.',
    Synced: '2026-11-19T09:30:00.000Z',
  })
  const keyResult = notion.row(ids.keyResults, {
    'Key result': 'Revenue',
    Objective: [objective],
    Owner: [ada],
    Type: 'Yes/No',
    Direction: 'At least',
    Ambition: 'Committed',
    Baseline: 100,
    Target: 200,
    Current: 0,
    Floor: 50,
    Unit: 'EUR',
    Milestones: '[x] beta @ 2026-11-01\n[ ] launch',
    Curve: 'S-curve',
    Weight: 0,
    Source: 'https://linear.app/acme/project/checkout-1a2b3c4d5e6f',
    Measure: 'Progress',
    'Last check-in': '2026-11-17',
    'Owner confidence': 0.8,
    Override: 'On track',
    'Override until': '2026-11-30',
    Acknowledged: '2026-11-12',
    'Recovery plan': 'Hire.',
    Note: 'שלום',
    State: 'Deferred',
    'Accepted findings': ['stale', 'no_owner'],
    Score: 0,
    Risk: 'Critical',
    Why: 'No movement since 2026-11-01.',
    'Data as of': '2026-11-17',
  })
  const initiative = notion.row(ids.initiatives, {
    Initiative: 'New checkout',
    DRI: [ada],
    'Key results': [keyResult],
    Status: 'Blocked',
    Timeline: { start: '2026-10-01', end: '2026-11-30' },
    Impact: 'More sales',
    Investment: '2 people',
    Blocker: 'Legal',
    'Next step': 'Call them',
    'Waiting on': [ada],
    'Needed by': '2026-11-25',
    Source: 'https://github.com/acme/shop/milestone/3',
    Health: 'Blocked',
    'Blocked since': '2026-11-15',
  })
  const decision = notion.row(ids.decisions, {
    Decision: 'Use one payment provider',
    Raised: '2026-11-02',
    Date: '2026-11-09',
    Status: 'Decided',
    Context: 'Two contracts end',
    Options: 'A. Keep both\nB. Keep one',
    Recommendation: 'B, it is cheaper',
    Decided: 'B',
    Rationale: 'Cheaper',
    Reversible: 'Partially',
    Outcome: 'Works',
    Owner: [ada],
    'Decide by': '2026-11-10',
    'Review date': '2027-02-01',
    'Key results': [keyResult],
    Initiatives: [initiative],
    Flags: ['Decide soon', 'No rationale'],
    'Cycle time': 170,
    Followed: 'As decided.',
    Prepared: 'Added by okr-sync.',
  })

  const snapshot = await okrs.read()

  const adaRead = { id: ada, name: 'Ada Moreau', email: 'ada@example.com' }
  expect(snapshot.findings).toEqual([])
  expect(snapshot.objectives.find(({ id }) => id === objective)).toEqual({
    id: objective,
    title: 'Grow <script>revenue</script> 🚀',
    url: expect.stringContaining(objective.replaceAll('-', '')),
    lastEdited: '2026-11-18T10:30:00.000Z',
    level: 'team',
    team: 'Growth',
    owners: [adaRead],
    cycle: '2026-Q4',
    period: { start: '2026-10-01', end: '2026-12-31' },
    supports: [company],
    supportsKeyResults: [],
    weight: 2,
    state: 'closed',
    acceptedFindings: ['no_target'],
    word: null,
    virtual: false,
    shown: {
      score: 0.4,
      status: 'at_risk',
      confidence: 0.55,
      summary: 'On plan.',
      synced: '2026-11-19T09:30:00.000Z',
    },
  })
  expect(snapshot.keyResults).toEqual([
    {
      id: keyResult,
      title: 'Revenue',
      url: expect.any(String),
      lastEdited: '2026-11-18T10:30:00.000Z',
      objectives: [objective],
      owners: [adaRead],
      type: 'yes_no',
      direction: 'at_least',
      ambition: 'committed',
      baseline: 100,
      target: 200,
      current: 0,
      floor: 50,
      unit: 'EUR',
      milestones: '[x] beta @ 2026-11-01\n[ ] launch',
      curve: 'S-curve',
      weight: 0,
      source: 'https://linear.app/acme/project/checkout-1a2b3c4d5e6f',
      measure: 'progress',
      lastCheckIn: '2026-11-17',
      ownerConfidence: 0.8,
      override: 'on_track',
      overrideUntil: '2026-11-30',
      acknowledged: '2026-11-12',
      recoveryPlan: 'Hire.',
      note: 'שלום',
      state: 'deferred',
      acceptedFindings: ['stale', 'no_owner'],
      decisions: [decision],
      word: null,
      currentFormat: 'number',
      shown: {
        current: 0,
        score: 0,
        status: null,
        risk: 'critical',
        forecast: null,
        confidence: null,
        why: 'No movement since 2026-11-01.',
        dataAsOf: '2026-11-17',
      },
    },
  ])
  expect(snapshot.initiatives).toEqual([
    {
      id: initiative,
      title: 'New checkout',
      url: expect.any(String),
      lastEdited: '2026-11-18T10:30:00.000Z',
      owners: [adaRead],
      keyResults: [keyResult],
      status: 'blocked',
      timeline: { start: '2026-10-01', end: '2026-11-30' },
      impact: 'More sales',
      investment: '2 people',
      blocker: 'Legal',
      nextStep: 'Call them',
      waitingOn: [adaRead],
      neededBy: '2026-11-25',
      dependsOn: [],
      source: 'https://github.com/acme/shop/milestone/3',
      shown: { progress: null, health: 'blocked', blockedSince: '2026-11-15', why: '' },
    },
  ])
  expect(snapshot.decisions).toEqual([
    {
      id: decision,
      title: 'Use one payment provider',
      url: expect.any(String),
      lastEdited: '2026-11-18T10:30:00.000Z',
      raised: '2026-11-02',
      date: '2026-11-09',
      status: 'decided',
      context: 'Two contracts end',
      options: 'A. Keep both\nB. Keep one',
      recommendation: 'B, it is cheaper',
      decided: 'B',
      rationale: 'Cheaper',
      reversible: 'partially',
      outcome: 'Works',
      owners: [adaRead],
      decideBy: '2026-11-10',
      reviewDate: '2027-02-01',
      keyResults: [keyResult],
      initiatives: [initiative],
      supersedes: [],
      shown: {
        flags: ['decide_soon', 'no_rationale'],
        cycleTime: 170,
        followed: 'As decided.',
        proposedOutcome: '',
        prepared: 'Added by okr-sync.',
      },
    },
  ])
})

test('an empty row is read as empty: nothing is 0, active is the only default', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  notion.row(ids.keyResults, {})

  const { keyResults, findings } = await okrs.read()

  expect(findings).toEqual([])
  expect(keyResults[0]).toMatchObject({
    title: '',
    objectives: [],
    owners: [],
    type: null,
    direction: null,
    ambition: null,
    baseline: null,
    target: null,
    current: null,
    curve: null,
    measure: null,
    weight: null,
    override: null,
    state: 'active',
    unit: '',
  })
})

test('an option that no rule knows is never read as an empty cell, and a finding names it and the right ones', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  const row = notion.row(ids.keyResults, {
    'Key result': 'Churn',
    Type: 'Gauge',
    Direction: 'Sideways',
    Ambition: 'Wild',
    State: 'Paused',
    Status: 'Paused by board',
  })
  notion.row(ids.initiatives, { Initiative: 'Checkout', Status: 'Somehow' })
  notion.row(ids.decisions, { Decision: 'Provider', Status: 'Tabled', Flags: ['No owner', 'Ask Ann'] })

  const { keyResults, initiatives, decisions, findings } = await okrs.read()

  expect(keyResults[0]).toMatchObject({
    type: 'invalid',
    direction: 'invalid',
    ambition: 'invalid',
    state: 'active',
    shown: { status: 'Paused by board' },
  })
  expect(initiatives[0]?.status).toBe('invalid')
  expect(decisions[0]).toMatchObject({ status: 'invalid', shown: { flags: ['no_owner', 'Ask Ann'] } })
  expect(findings.map(({ property }) => property).sort()).toEqual([
    'Ambition',
    'Direction',
    'Flags',
    'State',
    'Status',
    'Status',
    'Status',
    'Type',
  ])
  expect(findings.find(({ property }) => property === 'Type')).toEqual({
    code: 'unknown_option',
    level: 'mend',
    database: 'keyResults',
    pageId: row,
    title: 'Churn',
    property: 'Type',
    message: 'Type is "Gauge", which no rule knows.',
    mend: 'Choose one of Metric, Percentage, Milestone, Yes/No, Maintain.',
  })
})

test('options are known in any case, with hyphens and behind an emoji', async () => {
  const notion = testWorkspace()
  const id = await notion.table('Projects', { Name: { title: {} }, Status: { select: {} } })
  notion.row(id, { Name: 'a', Status: '🟢 on-track' })
  notion.row(id, { Name: 'b', Status: 'AT RISK' })

  const { initiatives, findings } = await notion.okrs({ initiatives: [id] }).read()

  expect(initiatives.map(({ title, status }) => [title, status]).sort()).toEqual([
    ['a', 'on_track'],
    ['b', 'at_risk'],
  ])
  expect(findings.filter(({ level }) => level === 'mend')).toEqual([])
})

test('a text that is no number is a finding with its row, and not known', async () => {
  const notion = testWorkspace()
  const id = await notion.table('Key results', {
    Name: { title: {} },
    Objective: {
      relation: { data_source_id: await notion.table('O', { Name: { title: {} } }), single_property: {} },
    },
    Target: { number: {} },
    Current: { number: {} },
    'Owner confidence': { rich_text: {} },
  })
  const row = notion.row(id, { Name: 'Latency', Target: 100, 'Owner confidence': 'quite sure' })
  notion.row(id, { Name: 'Other', Target: 1, 'Owner confidence': '80 %' })
  notion.row(id, { Name: 'Third', Target: 1, 'Owner confidence': '' })

  const { keyResults, findings, databases } = await notion.okrs({ keyResults: [id] }).read()

  expect(databases[0]?.lost).toEqual([
    { field: 'ownerConfidence', property: 'Owner confidence', rows: [row] },
  ])
  const sureness = keyResults.map(({ title, ownerConfidence }) => [title, ownerConfidence])
  expect(new Map(sureness as [string, number][])).toEqual(
    new Map<string, number | null>([
      ['Latency', null],
      ['Other', 0.8],
      ['Third', null],
    ]),
  )
  expect(findings.filter(({ code }) => code === 'number_as_text')).toEqual([
    {
      code: 'number_as_text',
      level: 'mend',
      database: 'keyResults',
      pageId: row,
      title: 'Latency',
      property: 'Owner confidence',
      message: 'Owner confidence holds the text "quite sure" and not a number, so it is not known.',
      mend: 'In Notion, change the type of Owner confidence to Number (Edit property > Type), and type the number alone.',
    },
  ])
})

test('a period without a last day is a finding and no period', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  const row = notion.row(ids.objectives, { Objective: 'Grow', Period: '2026-10-01' })

  const { objectives, findings } = await okrs.read()

  expect(objectives[0]?.period).toBeNull()
  expect(findings).toMatchObject([{ code: 'period_without_end', pageId: row, property: 'Period' }])
})

test('a time is the day that it falls on in the organisation', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  notion.row(ids.keyResults, { 'Last check-in': '2026-11-17T23:30:00.000+00:00' })

  const { keyResults } = await okrs.read()

  expect(keyResults[0]?.lastCheckIn).toBe('2026-11-18')
})

test('a cell that Notion does not explain is empty with a finding, and the row goes on', async () => {
  const { notion, ids } = await companyMadeByInit()
  const row = notion.row(ids.keyResults, { 'Key result': 'Churn', Target: 5, Baseline: 9 })
  const okrs = notion.okrs({ keyResults: [ids.keyResults] }, async (url, init) => {
    const response = await fetch(url, init)
    if (!url.endsWith('/query')) return response
    return Response.json(JSON.parse((await response.text()).replace('"number":9', '"number":"nine"')))
  })

  const { keyResults, findings } = await okrs.read()

  expect(keyResults[0]).toMatchObject({ title: 'Churn', target: 5, baseline: null })
  expect(findings).toMatchObject([{ code: 'cell_unreadable', pageId: row, property: 'Baseline' }])
})

test('a row of which Notion shows only the id is a finding, and the other rows go on', async () => {
  const { notion, ids } = await companyMadeByInit()
  notion.row(ids.decisions, { Decision: 'First' })
  const okrs = notion.okrs({ decisions: [ids.decisions] }, async (url, init) => {
    const response = await fetch(url, init)
    if (!url.endsWith('/query')) return response
    const answer = (await response.json()) as { results: object[] }
    const hidden = { object: 'page', id: '11111111-1111-4111-8111-111111111111' }
    return Response.json({ ...answer, results: [...answer.results, hidden, ...answer.results] })
  })

  const { decisions, findings } = await okrs.read()

  expect(decisions.map(({ title }) => title)).toEqual(['First'])
  expect(findings).toMatchObject([
    { code: 'row_unreadable', database: 'decisions', pageId: '11111111-1111-4111-8111-111111111111' },
  ])
})

test('a query that Notion cuts off is a failure, never half a snapshot', async () => {
  const notion = testWorkspace({ queryLimit: 3 })
  const { settings } = await notion.init()
  for (let n = 0; n < 4; n += 1) notion.row(settings.NOTION_DECISIONS, { Decision: `${n}` })

  await expect(notion.okrs({ decisions: [settings.NOTION_DECISIONS] }).read()).rejects.toMatchObject({
    name: 'Failure',
    code: 'not_understood',
    message: expect.stringContaining('NOTION_DECISIONS'),
  })
})

test('the same content is read the same, in whatever order Notion hands out the rows', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  for (let n = 0; n < 20; n += 1) notion.row(ids.keyResults, { 'Key result': `KR ${n}` })

  expect(await okrs.read()).toEqual(await okrs.read())
})

test('one database given twice is read once, one given to two settings is refused', async () => {
  const { notion, ids } = await companyMadeByInit()
  notion.row(ids.objectives, { Objective: 'Grow' })
  const undashed = ids.objectives.replaceAll('-', '')

  const twice = await notion.okrs({ objectives: [ids.objectives, undashed] }).read()
  const both = notion.okrs({ objectives: [ids.objectives], initiatives: [undashed] }).read()

  expect(twice.objectives).toHaveLength(1)
  await expect(both).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/NOTION_OBJECTIVES and NOTION_INITIATIVES/),
  })
})

test('last edited is the minute that Notion gives', async () => {
  const { notion, ids, okrs } = await companyMadeByInit()
  notion.row(ids.objectives, { Objective: 'Grow' })

  const { objectives } = await okrs.read()

  expect(objectives[0]?.lastEdited).toBe(`${edited.slice(0, 16)}:00.000Z`)
})
