/** The largest page that Linear hands out. */
export const maxPage = 250

/** What changed last of the issues of a thing: what is done on issues does not change the thing itself. */
const newestIssue = 'issues(first: 1, orderBy: updatedAt, includeArchived: true) { nodes { updatedAt } }'

const pageInfo = 'pageInfo { hasNextPage endCursor }'

const issue = '{ identifier previousIdentifiers title updatedAt trashed state { type } }'
const issueOfMilestone = '{ estimate updatedAt trashed state { type } }'
const course = 'createdAt scopeHistory completedScopeHistory inProgressScopeHistory issueCountHistory'
const projectOfInitiative = `{ progress scope updatedAt trashed ${course} status { type } ${newestIssue} }`

/**
 * Everything a run wants to know, in one request. Lists and not single entities, since one missing entity would empty the
 * whole answer. Archived rows are asked for because Linear archives finished work by itself.
 */
export const workDocument = `
  query Work(
    $withProjects: Boolean!, $projectCount: Int!, $projectSlugs: [String!]!,
    $withInitiatives: Boolean!, $initiativeCount: Int!, $initiativeSlugs: [String!]!, $initiativeParts: Int!,
    $withMilestones: Boolean!, $milestoneCount: Int!, $milestoneIds: [ID!]!, $milestoneParts: Int!,
    $withIssues: Boolean!, $issueCount: Int!, $issueNames: IssueFilter!,
    $withCycles: Boolean!, $cycleCount: Int!, $cycleNames: CycleFilter!,
    $withTeams: Boolean!, $teamCount: Int!, $teamKeys: [String!]!
  ) {
    organization { urlKey previousUrlKeys }
    projects(first: $projectCount, includeArchived: true, filter: { slugId: { in: $projectSlugs } })
      @include(if: $withProjects) {
      nodes {
        slugId name progress scope health healthUpdatedAt updatedAt trashed ${course}
        status { type } ${newestIssue}
      }
    }
    initiatives(first: $initiativeCount, includeArchived: true, filter: { slugId: { in: $initiativeSlugs } })
      @include(if: $withInitiatives) {
      nodes {
        slugId name health healthUpdatedAt updatedAt trashed status
        projects(first: $initiativeParts, includeArchived: true) { nodes ${projectOfInitiative} ${pageInfo} }
      }
    }
    projectMilestones(first: $milestoneCount, includeArchived: true, filter: { id: { in: $milestoneIds } })
      @include(if: $withMilestones) {
      nodes {
        id name updatedAt
        project { trashed status { type } }
        issues(first: $milestoneParts, includeArchived: true) { nodes ${issueOfMilestone} ${pageInfo} }
      }
    }
    issues(first: $issueCount, includeArchived: true, filter: $issueNames) @include(if: $withIssues) {
      nodes ${issue}
    }
    cycles(first: $cycleCount, includeArchived: true, filter: $cycleNames) @include(if: $withCycles) {
      nodes {
        number name isActive isNext updatedAt team { key name issueEstimationType }
        scopeHistory completedScopeHistory inProgressScopeHistory issueCountHistory completedIssueCountHistory
        ${newestIssue}
      }
    }
    teams(first: $teamCount, includeArchived: true, filter: { key: { in: $teamKeys } }) @include(if: $withTeams) {
      nodes { key name ${newestIssue} }
    }
  }
`

/**
 * The next pages of what is in several milestones, or in several initiatives: row `i` of the answer is that of `$key<i>`, from
 * `$after<i>` on.
 */
export function partsDocument(of: 'milestones' | 'initiatives', rows: number): string {
  const indexes = Array.from({ length: rows }, (_, index) => index)
  const key = of === 'milestones' ? 'ID!' : 'String!'
  const variables = indexes.map((index) => `$key${index}: ${key}, $after${index}: String!`)
  const row = (index: number) =>
    of === 'milestones'
      ? `row${index}: projectMilestones(first: 1, includeArchived: true, filter: { id: { eq: $key${index} } }) {
          nodes { parts: issues(first: $parts, after: $after${index}, includeArchived: true) { nodes ${issueOfMilestone} ${pageInfo} } }
        }`
      : `row${index}: initiatives(first: 1, includeArchived: true, filter: { slugId: { eq: $key${index} } }) {
          nodes { parts: projects(first: $parts, after: $after${index}, includeArchived: true) { nodes ${projectOfInitiative} ${pageInfo} } }
        }`
  return `query Parts($parts: Int!, ${variables.join(', ')}) { ${indexes.map(row).join('\n')} }`
}

/**
 * Issues by identifiers that they may have borne before they moved to another team, which no filter knows. Linear takes such
 * an identifier for the name of a branch, and answers null where there is none: `issue(id:)` would empty the whole answer.
 */
export function movedDocument(names: number): string {
  const indexes = Array.from({ length: names }, (_, index) => index)
  const variables = indexes.map((index) => `$name${index}: String!`)
  const row = (index: number) => `issue${index}: issueVcsBranchSearch(branchName: $name${index}) ${issue}`
  return `query Moved(${variables.join(', ')}) { ${indexes.map(row).join('\n')} }`
}

/**
 * All projects that are started and initiatives that are active, a page of each per request: 4,006 points for up to 250 of both.
 * Of a project's initiatives the ten newest are read: Linear charges for the page and not for what is on it.
 */
export const activeDocument = `
  query ActiveWork(
    $withProjects: Boolean!, $projectCount: Int!, $afterProject: String,
    $withInitiatives: Boolean!, $initiativeCount: Int!, $afterInitiative: String
  ) {
    organization { urlKey }
    projects(first: $projectCount, after: $afterProject, filter: { status: { type: { eq: "started" } } })
      @include(if: $withProjects) {
      nodes { slugId name url scope trashed initiatives(first: 10) { nodes { slugId } } }
      ${pageInfo}
    }
    initiatives(first: $initiativeCount, after: $afterInitiative, filter: { status: { eq: "Active" } })
      @include(if: $withInitiatives) {
      nodes { slugId name url trashed parentInitiative { slugId } }
      ${pageInfo}
    }
  }
`

/**
 * A page of the issues that changed, newest change first, a page of cycles, and the keys of all teams. At most 9,000 points: the
 * ten newest labels and pull requests of an issue are read.
 */
export const followDocument = `
  query Follow(
    $withIssues: Boolean!, $issueCount: Int!, $afterIssue: String, $changedSince: DateTimeOrDuration!,
    $withCycles: Boolean!, $cycleCount: Int!, $afterCycle: String, $teams: [String!]!, $endedSince: DateTimeOrDuration!,
    $withTeams: Boolean!, $teamCount: Int!
  ) {
    issues(
      first: $issueCount, after: $afterIssue, orderBy: updatedAt, includeArchived: true,
      filter: { updatedAt: { gte: $changedSince } }
    ) @include(if: $withIssues) {
      nodes {
        id identifier previousIdentifiers estimate trashed createdAt updatedAt startedAt completedAt
        state { type } team { key } project { slugId } projectMilestone { id } cycle { number }
        labels(first: 10) { nodes { name } }
        attachments(first: 10, filter: { sourceType: { eq: "github" } }) { nodes { url } }
      }
      ${pageInfo}
    }
    cycles(
      first: $cycleCount, after: $afterCycle, includeArchived: true,
      filter: { team: { key: { in: $teams } }, endsAt: { gte: $endedSince } }
    ) @include(if: $withCycles) {
      nodes {
        id number startsAt endsAt completedAt updatedAt team { key issueEstimationType }
        scopeHistory completedScopeHistory issueCountHistory completedIssueCountHistory
      }
      ${pageInfo}
    }
    teams(first: $teamCount, includeArchived: true) @include(if: $withTeams) { nodes { key } }
  }
`

/** Who the key is of, and whether it sees anything: the key is told of nothing that it may not see. */
export const doctorDocument = `
  query Doctor {
    viewer { displayName }
    organization { name urlKey }
    teams(first: 250) { nodes { key } }
    projects(first: 1) { nodes { name } }
    initiatives(first: 1) { nodes { name } }
  }
`
