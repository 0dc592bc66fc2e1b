/** The part of GitHub's GraphQL schema that reading progress can need. */
export const githubSchema = `
  scalar DateTime
  scalar GitObjectID
  scalar GitTimestamp
  scalar URI

  type Query {
    rateLimit: RateLimit
    repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
    search(after: String, first: Int, query: String!, type: SearchType!): SearchResultItemConnection!
    viewer: User!
  }

  type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }

  interface Actor { login: String! }
  type Bot implements Actor { login: String! }
  type User implements Actor { login: String! }

  enum OrderDirection { ASC DESC }

  type Repository {
    defaultBranchRef: Ref
    deployments(after: String, environments: [String!], first: Int, orderBy: DeploymentOrder = {field: CREATED_AT, direction: ASC}): DeploymentConnection!
    id: ID!
    isArchived: Boolean!
    isPrivate: Boolean!
    issue(number: Int!): Issue
    issueOrPullRequest(number: Int!): IssueOrPullRequest
    issues(after: String, first: Int, labels: [String!], orderBy: IssueOrder, states: [IssueState!]): IssueConnection!
    milestone(number: Int!): Milestone
    milestones(after: String, first: Int, states: [MilestoneState!]): MilestoneConnection
    name: String!
    nameWithOwner: String!
    pullRequest(number: Int!): PullRequest
    pullRequests(after: String, first: Int, labels: [String!], orderBy: IssueOrder, states: [PullRequestState!]): PullRequestConnection!
    pushedAt: DateTime
    url: URI!
  }
  input IssueOrder { direction: OrderDirection! field: IssueOrderField! }
  enum IssueOrderField { CREATED_AT UPDATED_AT }
  input DeploymentOrder { direction: OrderDirection! field: DeploymentOrderField! }
  enum DeploymentOrderField { CREATED_AT }

  type Ref { name: String! target: GitObject }
  interface GitObject { id: ID! oid: GitObjectID! }
  type Commit implements GitObject {
    authoredDate: DateTime!
    committedDate: DateTime!
    history(after: String, first: Int, since: GitTimestamp): CommitHistoryConnection!
    id: ID!
    oid: GitObjectID!
    parents(after: String, first: Int): CommitConnection!
  }

  type Deployment {
    commit: Commit
    commitOid: String!
    createdAt: DateTime!
    environment: String
    id: ID!
    latestStatus: DeploymentStatus
    state: DeploymentState
    statuses(after: String, first: Int): DeploymentStatusConnection
    updatedAt: DateTime!
  }
  enum DeploymentState { ACTIVE ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED WAITING }
  type DeploymentStatus { createdAt: DateTime! id: ID! state: DeploymentStatusState! }
  enum DeploymentStatusState { ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS WAITING }

  type Milestone {
    closed: Boolean!
    closedAt: DateTime
    createdAt: DateTime!
    description: String
    dueOn: DateTime
    id: ID!
    issues(after: String, first: Int, orderBy: IssueOrder, states: [IssueState!]): IssueConnection!
    number: Int!
    progressPercentage: Float!
    pullRequests(after: String, first: Int, orderBy: IssueOrder, states: [PullRequestState!]): PullRequestConnection!
    repository: Repository!
    state: MilestoneState!
    title: String!
    updatedAt: DateTime!
    url: URI!
  }
  enum MilestoneState { CLOSED OPEN }

  type Issue {
    author: Actor
    body: String!
    closed: Boolean!
    closedAt: DateTime
    createdAt: DateTime!
    id: ID!
    milestone: Milestone
    number: Int!
    repository: Repository!
    state: IssueState!
    stateReason(enableDuplicate: Boolean = false): IssueStateReason
    title: String!
    updatedAt: DateTime!
    url: URI!
  }
  enum IssueState { CLOSED OPEN }
  enum IssueStateReason { COMPLETED DUPLICATE NOT_PLANNED REOPENED }

  type PullRequest {
    author: Actor
    body: String!
    closed: Boolean!
    closedAt: DateTime
    closingIssuesReferences(after: String, first: Int): IssueConnection
    commits(after: String, first: Int): PullRequestCommitConnection!
    createdAt: DateTime!
    headRefName: String!
    id: ID!
    isDraft: Boolean!
    mergeCommit: Commit
    merged: Boolean!
    mergedAt: DateTime
    milestone: Milestone
    number: Int!
    repository: Repository!
    reviews(after: String, first: Int): PullRequestReviewConnection
    state: PullRequestState!
    timelineItems(after: String, first: Int, itemTypes: [PullRequestTimelineItemsItemType!]): PullRequestTimelineItemsConnection!
    title: String!
    updatedAt: DateTime!
    url: URI!
  }
  enum PullRequestState { CLOSED MERGED OPEN }
  type PullRequestCommit { commit: Commit! }
  type PullRequestReview { author: Actor state: PullRequestReviewState! submittedAt: DateTime }
  enum PullRequestReviewState { APPROVED CHANGES_REQUESTED COMMENTED DISMISSED PENDING }
  enum PullRequestTimelineItemsItemType { READY_FOR_REVIEW_EVENT }
  union PullRequestTimelineItems = ReadyForReviewEvent
  type ReadyForReviewEvent { createdAt: DateTime! }
  union IssueOrPullRequest = Issue | PullRequest

  type CommitConnection { nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
  type CommitHistoryConnection { nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
  type DeploymentConnection { nodes: [Deployment] pageInfo: PageInfo! totalCount: Int! }
  type DeploymentStatusConnection { nodes: [DeploymentStatus] pageInfo: PageInfo! totalCount: Int! }
  type MilestoneConnection { nodes: [Milestone] pageInfo: PageInfo! totalCount: Int! }
  type PullRequestCommitConnection { nodes: [PullRequestCommit] pageInfo: PageInfo! totalCount: Int! }
  type PullRequestReviewConnection { nodes: [PullRequestReview] pageInfo: PageInfo! totalCount: Int! }
  type PullRequestTimelineItemsConnection { nodes: [PullRequestTimelineItems] pageInfo: PageInfo! totalCount: Int! }
  type IssueConnection { nodes: [Issue] pageInfo: PageInfo! totalCount: Int! }
  type PullRequestConnection { nodes: [PullRequest] pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }

  enum SearchType { DISCUSSION ISSUE REPOSITORY USER }
  union SearchResultItem = Issue | PullRequest
  type SearchResultItemConnection { issueCount: Int! nodes: [SearchResultItem] pageInfo: PageInfo! }
`
