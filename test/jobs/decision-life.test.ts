import { expect, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sync } from '#src/jobs/sync.ts'
import { undo } from '#src/jobs/undo.ts'
import { addPage, addUser, type SeedValues } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { serviceOn } from '#test/adapters/notion/service-on.ts'

/** A workspace of `init`'s in which a key result has turned red, with the whole service on it; it is 9 Nov, 9:00. */
async function aWorkspace() {
  let at = Date.parse('2026-11-09T09:00:20.000Z')
  const notion = testWorkspace({ now: () => new Date(at) })
  const { state, call } = notion
  const pass = (hours: number) => {
    at += hours * 3_600_000
    notion.clock.at = new Date(at).toISOString()
  }
  pass(0)
  const { settings } = await notion.init()
  const person = (name: string) => addUser(state, { name, email: `${name.toLowerCase()}@lumen.example` })
  const ada = person('Ada')
  const lea = person('Lea')
  const row = (database: string, values: SeedValues) =>
    addPage(state, database, values, { lastEdited: '2026-11-06T09:00:00.000Z', editedBy: ada })
  const objective = row(settings.NOTION_OBJECTIVES, {
    Objective: 'Win the mid-market',
    Level: 'Company',
    Owner: [lea],
    Period: { start: '2026-10-01', end: '2026-12-31' },
  })
  const keyResult = row(settings.NOTION_KEY_RESULTS, {
    'Key result': 'Paying teams',
    Objective: [objective],
    Owner: [ada],
    Baseline: 0,
    Target: 40,
    Current: 1,
    Unit: 'teams',
    'Last check-in': '2026-11-06',
  })
  row(settings.NOTION_INITIATIVES, {
    Initiative: 'New checkout',
    DRI: [ada],
    'Key results': [keyResult],
    Status: 'On track',
  })
  const deps = await serviceOn({ ...settings, POLICY: '{"decisions":{"ask":true}}' }, notion.clock)
  return {
    state,
    deps,
    pass,
    keyResult,
    ada,
    lea,
    /** A person changes a row. */
    async types(id: string, change: object): Promise<void> {
      await call('PATCH', `pages/${id}`, change)
      state.pages.get(id)!.editedBy = ada
    },
    /** Ids of the decision log's rows that are not in the trash. */
    log: () =>
      [...state.pages.values()]
        .filter(({ parent }) => parent.type === 'data_source_id' && parent.id === settings.NOTION_DECISIONS)
        .flatMap(({ id, trashed }) => (trashed ? [] : id)),
  }
}

const text = (content: string) => ({ rich_text: [{ text: { content } }] })

test('a red key result becomes a row in Notion, which its people change, answer and carry out', async () => {
  const { state, deps, pass, keyResult, ada, types, log } = await aWorkspace()
  const { newDecisions } = await planSync(deps)
  expect(newDecisions).toMatchObject([{ state: 'planned', decision: { pageId: keyResult } }])
  expect(log()).toEqual([])

  await sync(deps)
  const [id = '', ...others] = log()
  expect(others).toEqual([])
  const asked = showPage(state, id)
  expect(asked).toEqual({
    Decision: 'Paying teams is off track: what do we do?',
    Raised: '2026-11-09',
    Date: null,
    Status: 'Proposed',
    Context: expect.stringMatching(/^1 of 40 teams on 6 Nov, .* Off track since 9 Nov; ends on 31 Dec\./),
    Options: expect.stringMatching(/^A\. Scope: Target 3 .*\nB\. People: .*\nC\. Accept: [^\n]*$/),
    Recommendation: expect.stringMatching(/^No option is recommended: with one check-in/),
    Decided: null,
    Rationale: null,
    'If no response': expect.stringMatching(/^Nothing changes by itself/),
    Owner: ['Lea'],
    'Input from': null,
    'Decide by': '2026-11-16',
    Reversible: null,
    'Review date': '2026-12-14',
    Outcome: null,
    Flags: null,
    'Cycle time': null,
    Followed: null,
    'Proposed outcome': null,
    Prepared: `Added by okr-sync on 9 Nov: off track since 9 Nov. Ref ${keyResult}-2026-11-09`,
    'Key results': ['Paying teams'],
    Initiatives: ['New checkout'],
    Supersedes: null,
    'Superseded by': null,
  })

  pass(4)
  const options = 'A. Scope: Target 13, as sales proposes.\nB. Accept.'
  await types(id, { properties: { Options: text(options), Owner: { people: [{ id: ada }] } } })
  pass(20)
  await sync(deps)
  expect(showPage(state, id)).toEqual({ ...asked, Options: options, Owner: ['Ada'] })

  const answer = {
    Status: { select: { name: 'Decided' } },
    Decided: text('A'),
    Rationale: text('We began late.'),
    Reversible: { select: { name: 'Yes' } },
  }
  await types(id, { properties: answer })
  pass(1)
  await sync(deps)
  const decided = showPage(state, id)
  expect(decided['Cycle time']).toBe(34)
  expect(decided['Followed']).toMatch(/^Not yet: Target still 40 teams, .* was 13 teams\./)

  await types(keyResult, { properties: { Target: { number: 13 } } })
  pass(1)
  const report = await sync(deps)
  const followed = showPage(state, id)
  expect(followed['Followed']).toMatch(/^Done as decided: Target 40 to 13 teams/)
  expect(report.findings).toEqual([])
  expect({ ...followed, 'Cycle time': null, Followed: null }).toEqual({
    ...asked,
    Options: options,
    Owner: ['Ada'],
    Status: 'Decided',
    Decided: 'A',
    Rationale: 'We began late.',
    Reversible: 'Yes',
  })
  expect(await sync(deps)).toMatchObject({ newDecisions: [], counts: { planned: 0, written: 0 } })
  expect(log()).toEqual([id])
})

test('the lead who has left the workspace is left out of the row, and a finding says so', async () => {
  const { state, deps, lea, log } = await aWorkspace()
  state.users.delete(lea)

  const { findings, run, newDecisions } = await sync(deps)

  expect([run.outcome, newDecisions.map((each) => each.state)]).toEqual(['done', ['added']])
  const [id = ''] = log()
  expect(showPage(state, id)).toMatchObject({ Owner: null, 'Key results': ['Paying teams'] })
  expect(findings.find(({ code }) => code === 'decision_left_out')).toMatchObject({
    pageId: id,
    property: 'Owner',
    message: 'Notion refused the row with Owner, so it was added without.',
  })
})

test('a row that a person trashes is not asked again in Notion, and plan shows none', async () => {
  const { deps, pass, types, log } = await aWorkspace()
  await sync(deps)
  const [id = ''] = log()
  await types(id, { in_trash: true })
  for (const hours of [1, 24, 24]) {
    pass(hours)
    expect((await planSync(deps)).newDecisions).toEqual([])
    expect((await sync(deps)).newDecisions).toEqual([])
  }
  expect(log()).toEqual([])
})

test.each([
  ['goes back into the trash', false],
  ['stays where a person has typed into it', true],
])('with undo a row that was added %s', async (_case, isEdited) => {
  const { deps, pass, types, log } = await aWorkspace()
  await sync(deps)
  const [id = ''] = log()
  pass(1)
  if (isEdited) await types(id, { properties: { Rationale: text('We look into it.') } })

  const undone = await undo(deps, 'last', { dry: false })

  expect(undone).toMatchObject({ report: { decisions: [{ id, left: isEdited ? 'edited' : null }] } })
  expect(log()).toEqual(isEdited ? [id] : [])
})
