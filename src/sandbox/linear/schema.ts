import { filterSchema } from './filter-schema.ts'

const page =
  'after: String, before: String, first: Int, includeArchived: Boolean, last: Int, orderBy: PaginationOrderBy'

const connections = [
  'Attachment',
  'Cycle',
  'Initiative',
  'Issue',
  'IssueLabel',
  'Project',
  'ProjectMilestone',
  'Team',
]
  .map(
    (node) => `
  type ${node}Connection { edges: [${node}Edge!]! nodes: [${node}!]! pageInfo: PageInfo! }
  type ${node}Edge { cursor: String! node: ${node}! }`,
  )
  .join('\n')

const histories = `
    completedIssueCountHistory: [Float!]!
    completedScopeHistory: [Float!]!
    inProgressScopeHistory: [Float!]!
    issueCountHistory: [Float!]!
    scopeHistory: [Float!]!`

/** The part of Linear's schema that a sync of projects, milestones, initiatives, cycles and issues can meet. */
export const linearSchema = `
  scalar DateTime
  scalar DateTimeOrDuration
  scalar JSONObject
  scalar TimelessDate

  type Query {
    cycle(id: String!): Cycle!
    cycles(${page}, filter: CycleFilter): CycleConnection!
    initiative(id: String!): Initiative!
    initiatives(${page}, filter: InitiativeFilter): InitiativeConnection!
    issue(id: String!): Issue!
    issueVcsBranchSearch(branchName: String!): Issue
    issues(${page}, filter: IssueFilter): IssueConnection!
    organization: Organization!
    project(id: String!): Project!
    projectMilestone(id: String!): ProjectMilestone!
    projectMilestones(${page}, filter: ProjectMilestoneFilter): ProjectMilestoneConnection!
    projects(${page}, filter: ProjectFilter): ProjectConnection!
    rateLimitStatus: RateLimitPayload!
    team(id: String!): Team!
    teams(${page}, filter: TeamFilter): TeamConnection!
    viewer: User!
  }

  interface Node { id: ID! }

  type Organization implements Node { id: ID! name: String! previousUrlKeys: [String!]! urlKey: String! }
  type User implements Node { active: Boolean! displayName: String! email: String! id: ID! name: String! }
  type Team implements Node {
    cycles(${page}, filter: CycleFilter): CycleConnection!
    defaultIssueEstimate: Float!
    id: ID!
    issueEstimationType: String!
    issues(${page}, filter: IssueFilter): IssueConnection!
    key: String!
    name: String!
  }

  type Cycle implements Node {
    archivedAt: DateTime
    completedAt: DateTime
    createdAt: DateTime!
    endsAt: DateTime!
    id: ID!
    isActive: Boolean!
    isFuture: Boolean!
    isNext: Boolean!
    isPast: Boolean!
    isPrevious: Boolean!
    issues(${page}, filter: IssueFilter): IssueConnection!
    name: String
    number: Float!
    progress: Float!
    startsAt: DateTime!
    team: Team!
    uncompletedIssuesUponClose(${page}, filter: IssueFilter): IssueConnection!
    updatedAt: DateTime!${histories}
  }

  type Project implements Node {
    archivedAt: DateTime
    canceledAt: DateTime
    completedAt: DateTime
    createdAt: DateTime!
    health: ProjectUpdateHealthType
    healthUpdatedAt: DateTime
    id: ID!
    initiatives(${page}): InitiativeConnection!
    issues(${page}, filter: IssueFilter): IssueConnection!
    lastUpdate: ProjectUpdate
    name: String!
    progress: Float!
    projectMilestones(${page}, filter: ProjectMilestoneFilter): ProjectMilestoneConnection!
    scope: Float!
    slugId: String!
    startDate: TimelessDate
    status: ProjectStatus!
    targetDate: TimelessDate
    trashed: Boolean
    updatedAt: DateTime!
    url: String!${histories}
  }
  type ProjectStatus implements Node { id: ID! name: String! type: ProjectStatusType! }
  enum ProjectStatusType { backlog canceled completed paused planned started }
  type ProjectUpdate implements Node { body: String! createdAt: DateTime! health: ProjectUpdateHealthType! id: ID! }
  enum ProjectUpdateHealthType { atRisk offTrack onTrack }

  type ProjectMilestone implements Node {
    archivedAt: DateTime
    createdAt: DateTime!
    id: ID!
    issues(${page}, filter: IssueFilter): IssueConnection!
    name: String!
    progress: Float!
    project: Project!
    sortOrder: Float!
    status: ProjectMilestoneStatus!
    targetDate: TimelessDate
    updatedAt: DateTime!
  }
  enum ProjectMilestoneStatus { done next overdue unstarted }

  type Initiative implements Node {
    archivedAt: DateTime
    createdAt: DateTime!
    description: String
    health: InitiativeUpdateHealthType
    healthUpdatedAt: DateTime
    id: ID!
    name: String!
    parentInitiative: Initiative
    projects(${page}, filter: ProjectFilter, includeSubInitiatives: Boolean): ProjectConnection!
    slugId: String!
    status: InitiativeStatus!
    targetDate: TimelessDate
    trashed: Boolean
    updatedAt: DateTime!
    url: String!
  }
  enum InitiativeStatus { Active Canceled Completed Planned Proposed }
  enum InitiativeUpdateHealthType { atRisk offTrack onTrack }

  type Issue implements Node {
    addedToCycleAt: DateTime
    archivedAt: DateTime
    attachments(${page}, filter: AttachmentFilter): AttachmentConnection!
    canceledAt: DateTime
    completedAt: DateTime
    createdAt: DateTime!
    cycle: Cycle
    estimate: Float
    id: ID!
    identifier: String!
    labels(${page}, filter: IssueLabelFilter): IssueLabelConnection!
    number: Float!
    previousIdentifiers: [String!]!
    project: Project
    projectMilestone: ProjectMilestone
    startedAt: DateTime
    state: WorkflowState!
    team: Team!
    title: String!
    trashed: Boolean
    updatedAt: DateTime!
    url: String!
  }
  type WorkflowState implements Node { id: ID! name: String! type: String! }
  type IssueLabel implements Node { id: ID! name: String! }
  type Attachment implements Node {
    createdAt: DateTime!
    id: ID!
    metadata: JSONObject!
    sourceType: String
    title: String!
    updatedAt: DateTime!
    url: String!
  }

  ${connections}
  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
  enum PaginationOrderBy { createdAt updatedAt }

  type RateLimitPayload { identifier: String kind: String! limits: [RateLimitResultPayload!]! }
  type RateLimitResultPayload {
    allowedAmount: Float!
    period: Float!
    remainingAmount: Float!
    requestedAmount: Float!
    reset: Float!
    type: String!
  }

  ${filterSchema}
`
