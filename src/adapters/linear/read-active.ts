import type { ActiveWork } from '#src/core/work/work.ts'
import { ActiveAnswer } from './active-answer.ts'
import type { Ask } from './connect-linear.ts'
import { activeDocument, maxPage } from './documents.ts'
import { type NextPage, nextPage } from './next-page.ts'

/** The variables of `activeDocument`. A list that is left out still costs its page, so its page is 1. */
export function activeVariables(projects: NextPage, initiatives: NextPage) {
  return {
    withProjects: projects !== undefined,
    projectCount: projects === undefined ? 1 : maxPage,
    afterProject: projects ?? null,
    withInitiatives: initiatives !== undefined,
    initiativeCount: initiatives === undefined ? 1 : maxPage,
    afterInitiative: initiatives ?? null,
  }
}

/**
 * All projects that are started and all initiatives that are active, to the last page of both lists. What is planned, paused,
 * archived or in the trash is not going on.
 */
export async function readActive(ask: Ask): Promise<readonly ActiveWork[]> {
  // A row that moves between two pages while they are read comes twice.
  const found = new Map<string, ActiveWork>()
  let projects: NextPage = null
  let initiatives: NextPage = null
  do {
    const answer: ActiveAnswer = await ask(
      activeDocument,
      activeVariables(projects, initiatives),
      ActiveAnswer,
    )
    for (const work of activeWork(answer)) found.set(`${work.kind}/${work.slugId}`, work)
    projects = nextPage(answer.projects)
    initiatives = nextPage(answer.initiatives)
  } while (projects !== undefined || initiatives !== undefined)
  return [...found.values()]
}

function activeWork({ projects, initiatives }: ActiveAnswer): ActiveWork[] {
  return [
    ...(projects?.nodes ?? []).filter(isKept).map(
      ({ slugId, name, url, scope, ...row }): ActiveWork => ({
        kind: 'project',
        slugId,
        title: name,
        url,
        scope,
        initiatives: row.initiatives.nodes.map((initiative) => initiative.slugId),
      }),
    ),
    ...(initiatives?.nodes ?? []).filter(isKept).map(
      ({ slugId, name, url, parentInitiative }): ActiveWork => ({
        kind: 'initiative',
        slugId,
        title: name,
        url,
        scope: 0,
        initiatives: parentInitiative === null ? [] : [parentInitiative.slugId],
      }),
    ),
  ]
}

function isKept({ trashed }: { readonly trashed: boolean | null }): boolean {
  return trashed !== true
}
