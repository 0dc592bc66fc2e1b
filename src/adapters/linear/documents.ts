/** The largest page that Linear hands out; also how many projects of an initiative and issues of a milestone are read. */
export const maxPage = 250

/** The issue of a project that changed last: what is done on issues does not change the project itself. */
const newestIssue = 'issues(first: 1, orderBy: updatedAt, includeArchived: true) { nodes { updatedAt } }'

/**
 * Everything a run wants to know, in one request. Lists and not single entities, since one missing entity would empty the
 * whole answer. Archived rows are asked for because Linear archives finished work by itself.
 */
export const workDocument = `
  query Work(
    $withProjects: Boolean!, $projectCount: Int!, $projectSlugs: [String!]!,
    $withInitiatives: Boolean!, $initiativeCount: Int!, $initiativeSlugs: [String!]!, $initiativeProjects: Int!,
    $withMilestones: Boolean!, $milestoneCount: Int!, $milestoneIds: [ID!]!,
    $withIssues: Boolean!, $issueCount: Int!, $issueNames: IssueFilter!
  ) {
    organization { urlKey }
    projects(first: $projectCount, includeArchived: true, filter: { slugId: { in: $projectSlugs } })
      @include(if: $withProjects) {
      nodes { slugId name progress scope health healthUpdatedAt updatedAt trashed status { type } ${newestIssue} }
    }
    initiatives(first: $initiativeCount, includeArchived: true, filter: { slugId: { in: $initiativeSlugs } })
      @include(if: $withInitiatives) {
      nodes {
        slugId name health healthUpdatedAt updatedAt trashed status
        projects(first: $initiativeProjects, includeArchived: true) {
          nodes { progress scope updatedAt trashed status { type } ${newestIssue} }
          pageInfo { hasNextPage }
        }
      }
    }
    projectMilestones(first: $milestoneCount, includeArchived: true, filter: { id: { in: $milestoneIds } })
      @include(if: $withMilestones) {
      nodes {
        id name updatedAt
        project { trashed status { type } }
        issues(first: ${maxPage}, includeArchived: true) {
          nodes { estimate updatedAt trashed state { type } }
          pageInfo { hasNextPage }
        }
      }
    }
    issues(first: $issueCount, includeArchived: true, filter: $issueNames) @include(if: $withIssues) {
      nodes { identifier title updatedAt trashed state { type } }
    }
  }
`

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
      pageInfo { hasNextPage endCursor }
    }
    initiatives(first: $initiativeCount, after: $afterInitiative, filter: { status: { eq: "Active" } })
      @include(if: $withInitiatives) {
      nodes { slugId name url trashed parentInitiative { slugId } }
      pageInfo { hasNextPage endCursor }
    }
  }
`

/**
 * What one row of each list costs in Linear's points (0.1 a scalar, 1 an object, a page times its size), rounded up.
 * Linear refuses a document of more than 10,000.
 */
export const pointsPerRow = { projects: 5, initiatives: 1154, milestones: 630, issues: 3 }
