const page =
  'after: String, before: String, first: Int, includeArchived: Boolean, last: Int, orderBy: PaginationOrderBy'

const connections = ['Project', 'ProjectMilestone', 'Initiative', 'Issue', 'Team']
  .map(
    (node) => `
  type ${node}Connection { edges: [${node}Edge!]! nodes: [${node}!]! pageInfo: PageInfo! }
  type ${node}Edge { cursor: String! node: ${node}! }`,
  )
  .join('\n')

/** The part of Linear's schema that a sync of projects, milestones, initiatives and issues can meet. */
export const linearSchema = `
  scalar DateTime
  scalar DateTimeOrDuration
  scalar TimelessDate

  type Query {
    initiative(id: String!): Initiative!
    initiatives(${page}, filter: InitiativeFilter): InitiativeConnection!
    issue(id: String!): Issue!
    issues(${page}, filter: IssueFilter): IssueConnection!
    organization: Organization!
    project(id: String!): Project!
    projectMilestone(id: String!): ProjectMilestone!
    projectMilestones(${page}, filter: ProjectMilestoneFilter): ProjectMilestoneConnection!
    projects(${page}, filter: ProjectFilter): ProjectConnection!
    rateLimitStatus: RateLimitPayload!
    teams(${page}, filter: TeamFilter): TeamConnection!
    viewer: User!
  }

  interface Node { id: ID! }

  type Organization implements Node { id: ID! name: String! urlKey: String! }
  type User implements Node { active: Boolean! displayName: String! email: String! id: ID! name: String! }
  type Team implements Node { id: ID! issueEstimationType: String! key: String! name: String! }

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
    url: String!
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
    archivedAt: DateTime
    canceledAt: DateTime
    completedAt: DateTime
    createdAt: DateTime!
    estimate: Float
    id: ID!
    identifier: String!
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

  input ProjectFilter {
    and: [ProjectFilter!]
    createdAt: DateComparator
    health: StringComparator
    id: IDComparator
    name: StringComparator
    or: [ProjectFilter!]
    slugId: StringComparator
    status: ProjectStatusFilter
    updatedAt: DateComparator
  }
  input ProjectStatusFilter { and: [ProjectStatusFilter!] name: StringComparator or: [ProjectStatusFilter!] type: StringComparator }
  input NullableProjectFilter {
    and: [NullableProjectFilter!]
    id: IDComparator
    name: StringComparator
    null: Boolean
    or: [NullableProjectFilter!]
    slugId: StringComparator
  }
  input ProjectMilestoneFilter {
    and: [ProjectMilestoneFilter!]
    createdAt: DateComparator
    id: IDComparator
    name: NullableStringComparator
    or: [ProjectMilestoneFilter!]
    project: NullableProjectFilter
    updatedAt: DateComparator
  }
  input NullableProjectMilestoneFilter {
    and: [NullableProjectMilestoneFilter!]
    id: IDComparator
    name: NullableStringComparator
    null: Boolean
    or: [NullableProjectMilestoneFilter!]
    project: NullableProjectFilter
  }
  input InitiativeFilter {
    and: [InitiativeFilter!]
    createdAt: DateComparator
    id: IDComparator
    name: StringComparator
    or: [InitiativeFilter!]
    slugId: StringComparator
    status: StringComparator
    updatedAt: DateComparator
  }
  input IssueFilter {
    and: [IssueFilter!]
    completedAt: NullableDateComparator
    createdAt: DateComparator
    estimate: EstimateComparator
    id: IssueIDComparator
    number: NumberComparator
    or: [IssueFilter!]
    project: NullableProjectFilter
    projectMilestone: NullableProjectMilestoneFilter
    state: WorkflowStateFilter
    team: TeamFilter
    title: StringComparator
    updatedAt: DateComparator
  }
  input TeamFilter { and: [TeamFilter!] id: IDComparator key: StringComparator name: StringComparator or: [TeamFilter!] }
  input WorkflowStateFilter { and: [WorkflowStateFilter!] name: StringComparator or: [WorkflowStateFilter!] type: StringComparator }

  input IDComparator { eq: ID in: [ID!] neq: ID nin: [ID!] }
  input IssueIDComparator { eq: ID in: [ID!] neq: ID nin: [ID!] }
  input StringComparator { eq: String in: [String!] neq: String nin: [String!] }
  input NullableStringComparator { eq: String in: [String!] neq: String nin: [String!] null: Boolean }
  input NumberComparator { eq: Float gt: Float gte: Float in: [Float!] lt: Float lte: Float neq: Float nin: [Float!] }
  input EstimateComparator {
    eq: Float gt: Float gte: Float in: [Float!] lt: Float lte: Float neq: Float nin: [Float!] null: Boolean
  }
  input DateComparator { eq: DateTimeOrDuration gt: DateTimeOrDuration gte: DateTimeOrDuration lt: DateTimeOrDuration lte: DateTimeOrDuration }
  input NullableDateComparator {
    eq: DateTimeOrDuration gt: DateTimeOrDuration gte: DateTimeOrDuration lt: DateTimeOrDuration lte: DateTimeOrDuration null: Boolean
  }
`
