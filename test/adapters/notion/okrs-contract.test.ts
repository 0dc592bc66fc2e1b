import { okrsCompany, okrsContract } from '#test/contract/okrs.ts'
import { memoryRows, testWorkspace } from './notion-workspace.ts'

okrsContract(async () => {
  const notion = testWorkspace({ shortPages: true })
  const { settings } = await notion.init()
  const objective = notion.row(settings.NOTION_OBJECTIVES, {
    Objective: okrsCompany.objective.title,
    Level: 'Company',
    Cycle: okrsCompany.objective.cycle,
  })
  const keyResult = notion.row(settings.NOTION_KEY_RESULTS, {
    'Key result': okrsCompany.keyResult.title,
    Objective: [objective],
    Baseline: okrsCompany.keyResult.baseline,
    Target: okrsCompany.keyResult.target,
    Current: okrsCompany.keyResult.current,
    Note: okrsCompany.keyResult.note,
  })
  const initiative = notion.row(settings.NOTION_INITIATIVES, {
    Initiative: okrsCompany.initiative.title,
    'Key results': [keyResult],
    Status: 'Blocked',
    Blocker: okrsCompany.initiative.blocker,
  })
  const decision = notion.row(settings.NOTION_DECISIONS, {
    Decision: okrsCompany.decision.title,
    'Key results': [keyResult],
    Status: 'Proposed',
    'Decide by': okrsCompany.decision.decideBy,
  })
  const configured = {
    objectives: [settings.NOTION_OBJECTIVES],
    keyResults: [settings.NOTION_KEY_RESULTS],
    initiatives: [settings.NOTION_INITIATIVES],
    decisions: [settings.NOTION_DECISIONS],
  }
  const okrs = notion.okrs(configured, undefined, memoryRows())
  return { okrs, ids: { objective, keyResult, initiative, decision } }
})
