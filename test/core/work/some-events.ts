import type { LinearIssue, PullRequest } from '#src/core/delivery/events.ts'

const changedAt = '2026-11-18T10:00:00.000Z'

/** Completed two days before the tests look, in no project, milestone or cycle. */
export function anIssue(identifier: string, given: Partial<LinearIssue> = {}): LinearIssue {
  return {
    kind: 'issue',
    stream: 'linear',
    id: `id of ${identifier}`,
    changedAt,
    identifier,
    previousIdentifiers: [],
    team: identifier.slice(0, identifier.lastIndexOf('-')),
    project: null,
    milestone: null,
    cycle: null,
    state: 'completed',
    estimate: 3,
    labels: [],
    createdAt: '2026-11-02T10:00:00.000Z',
    startedAt: '2026-11-10T10:00:00.000Z',
    completedAt: changedAt,
    pulls: [],
    ...given,
  }
}

/** Of acme/shop, written by a person and merged two days before the tests look. */
export function aPull(number: number, given: Partial<PullRequest> = {}): PullRequest {
  return {
    kind: 'pull',
    stream: 'github/acme/shop',
    id: `${number}`,
    changedAt,
    number,
    url: `https://github.com/acme/shop/pull/${number}`,
    author: { login: 'ada', isBot: false },
    createdAt: '2026-11-16T10:00:00.000Z',
    readyAt: [],
    isDraft: false,
    mergedAt: changedAt,
    closedAt: changedAt,
    mergeCommit: null,
    firstCommitAt: null,
    reviews: [],
    milestone: null,
    mentions: [],
    closesIssues: 0,
    reverts: null,
    ...given,
  }
}
