/** The part of GitHub's GraphQL schema that reading progress can need. */
export const githubSchema = `
  scalar DateTime
  scalar URI

  type Query {
    rateLimit: RateLimit
    repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
    search(after: String, first: Int, query: String!, type: SearchType!): SearchResultItemConnection!
    viewer: User!
  }

  type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }

  interface Actor { login: String! }
  type User implements Actor { login: String! }

  type Repository {
    id: ID!
    isPrivate: Boolean!
    issue(number: Int!): Issue
    issueOrPullRequest(number: Int!): IssueOrPullRequest
    milestone(number: Int!): Milestone
    name: String!
    nameWithOwner: String!
    pullRequest(number: Int!): PullRequest
    url: URI!
  }

  type Milestone {
    closed: Boolean!
    closedAt: DateTime
    createdAt: DateTime!
    description: String
    dueOn: DateTime
    id: ID!
    issues(after: String, first: Int, states: [IssueState!]): IssueConnection!
    number: Int!
    progressPercentage: Float!
    pullRequests(after: String, first: Int, states: [PullRequestState!]): PullRequestConnection!
    repository: Repository!
    state: MilestoneState!
    title: String!
    updatedAt: DateTime!
    url: URI!
  }
  enum MilestoneState { CLOSED OPEN }

  type Issue {
    author: Actor
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
    closed: Boolean!
    closedAt: DateTime
    createdAt: DateTime!
    id: ID!
    isDraft: Boolean!
    merged: Boolean!
    mergedAt: DateTime
    milestone: Milestone
    number: Int!
    repository: Repository!
    state: PullRequestState!
    title: String!
    updatedAt: DateTime!
    url: URI!
  }
  enum PullRequestState { CLOSED MERGED OPEN }
  union IssueOrPullRequest = Issue | PullRequest

  type IssueConnection { nodes: [Issue] pageInfo: PageInfo! totalCount: Int! }
  type PullRequestConnection { nodes: [PullRequest] pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }

  enum SearchType { DISCUSSION ISSUE REPOSITORY USER }
  union SearchResultItem = Issue | PullRequest
  type SearchResultItemConnection { issueCount: Int! nodes: [SearchResultItem] pageInfo: PageInfo! }
`
