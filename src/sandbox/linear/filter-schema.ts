const dateOperators = ['eq', 'gt', 'gte', 'lt', 'lte'].map((name) => `${name}: DateTimeOrDuration`).join(' ')

const cycleFilter = `
    completedAt: DateComparator
    createdAt: DateComparator
    endsAt: DateComparator
    id: IDComparator
    isActive: BooleanComparator
    isFuture: BooleanComparator
    isNext: BooleanComparator
    isPast: BooleanComparator
    isPrevious: BooleanComparator
    name: StringComparator
    number: NumberComparator
    startsAt: DateComparator
    team: TeamFilter
    updatedAt: DateComparator`

/** What lists can be filtered by. */
export const filterSchema = `
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
    addedToCycleAt: NullableDateComparator
    and: [IssueFilter!]
    attachments: AttachmentCollectionFilter
    completedAt: NullableDateComparator
    createdAt: DateComparator
    cycle: NullableCycleFilter
    estimate: EstimateComparator
    id: IssueIDComparator
    labels: IssueLabelCollectionFilter
    number: NumberComparator
    or: [IssueFilter!]
    project: NullableProjectFilter
    projectMilestone: NullableProjectMilestoneFilter
    startedAt: NullableDateComparator
    state: WorkflowStateFilter
    team: TeamFilter
    title: StringComparator
    updatedAt: DateComparator
  }
  input IssueLabelCollectionFilter { every: IssueLabelFilter some: IssueLabelFilter }
  input IssueLabelFilter { and: [IssueLabelFilter!] id: IDComparator name: StringComparator or: [IssueLabelFilter!] }
  input AttachmentCollectionFilter { every: AttachmentFilter some: AttachmentFilter }
  input AttachmentFilter {
    and: [AttachmentFilter!]
    id: IDComparator
    or: [AttachmentFilter!]
    sourceType: SourceTypeComparator
    title: StringComparator
    url: StringComparator
  }
  input CycleFilter { and: [CycleFilter!] or: [CycleFilter!]${cycleFilter} }
  input NullableCycleFilter { and: [NullableCycleFilter!] null: Boolean or: [NullableCycleFilter!]${cycleFilter} }
  input TeamFilter { and: [TeamFilter!] id: IDComparator key: StringComparator name: StringComparator or: [TeamFilter!] }
  input WorkflowStateFilter { and: [WorkflowStateFilter!] name: StringComparator or: [WorkflowStateFilter!] type: StringComparator }

  input IDComparator { eq: ID in: [ID!] neq: ID nin: [ID!] }
  input IssueIDComparator { eq: ID in: [ID!] neq: ID nin: [ID!] }
  input StringComparator { eq: String in: [String!] neq: String nin: [String!] }
  input SourceTypeComparator { eq: String in: [String!] neq: String nin: [String!] }
  input BooleanComparator { eq: Boolean neq: Boolean }
  input NullableStringComparator { eq: String in: [String!] neq: String nin: [String!] null: Boolean }
  input NumberComparator { eq: Float gt: Float gte: Float in: [Float!] lt: Float lte: Float neq: Float nin: [Float!] }
  input EstimateComparator {
    eq: Float gt: Float gte: Float in: [Float!] lt: Float lte: Float neq: Float nin: [Float!] null: Boolean
  }
  input DateComparator { ${dateOperators} }
  input NullableDateComparator { ${dateOperators} null: Boolean }
`
