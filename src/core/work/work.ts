import type { Samples } from '#src/core/delivery/sample.ts'
import type { Instant } from '#src/core/model.ts'
import type { UnknownReason } from './unknown-reason.ts'

/** A link to work, taken apart. `url` is the text as a person pasted it, and the key of its reading. */
export type WorkLink =
  | {
      readonly kind: 'linear_project'
      readonly url: string
      readonly workspace: string
      readonly slugId: string
    }
  | {
      readonly kind: 'linear_milestone'
      readonly url: string
      readonly workspace: string
      readonly slugId: string
      /** The milestone's UUID, from `<project link>#milestone-<id>`. */
      readonly milestoneId: string
    }
  | {
      readonly kind: 'linear_initiative'
      readonly url: string
      readonly workspace: string
      readonly slugId: string
    }
  | {
      readonly kind: 'linear_issue'
      readonly url: string
      readonly workspace: string
      /** Upper case, for example ENG-123. */
      readonly identifier: string
    }
  | {
      readonly kind: 'github_milestone' | 'github_issue' | 'github_pull'
      readonly url: string
      readonly owner: string
      readonly repo: string
      readonly number: number
    }
  | {
      readonly kind: 'github_search'
      readonly url: string
      /** The search as GitHub's search API takes it, with `repo:` and `is:issue` or `is:pr` in it. */
      readonly query: string
    }
  | {
      readonly kind: 'linear_cycle'
      readonly url: string
      readonly workspace: string
      /** The team's key, in upper case. */
      readonly team: string
      readonly cycle: number | 'active' | 'upcoming'
    }
  | {
      readonly kind: 'linear_team'
      readonly url: string
      readonly workspace: string
      /** The team's key, in upper case. */
      readonly team: string
    }
  | {
      readonly kind: 'github_repository'
      readonly url: string
      readonly owner: string
      readonly repo: string
    }
  | {
      readonly kind: 'github_workflow'
      readonly url: string
      readonly owner: string
      readonly repo: string
      /** The file's name, for example `ci.yml`. */
      readonly workflow: string
    }
  | {
      readonly kind: 'github_environment'
      readonly url: string
      readonly owner: string
      readonly repo: string
      /** null: all that count as production. */
      readonly environment: string | null
    }
  | {
      readonly kind: 'unsupported'
      readonly url: string
      /** A sentence for the person who pasted it: what this is and which link would do. */
      readonly message: string
    }

export type WorkSystem = 'linear' | 'github'

export interface KnownWork {
  readonly kind: 'known'
  readonly url: string
  readonly title: string
  /** Share done, 0..1, as the source system defines it; null: it has no end, like a repository or a team. */
  readonly share: number | null
  /** What the share is weighed by: points in Linear, items in GitHub. At least 0; 0 without a share. */
  readonly scope: number
  readonly scopeUnit: 'points' | 'items'
  /** Items done and still open, where the source counts them; else null. */
  readonly done: number | null
  readonly open: number | null
  /** When the work last changed, where the source says so. */
  readonly lastActivity: Instant | null
  /** What a person typed about it in Linear, and when; null: nothing, or not Linear. */
  readonly health: TypedHealth | null
  /** What its events give; absent: none are kept of it. */
  readonly samples?: Samples
  /** How the points of a Linear project, or of the projects of an initiative, were worked off; absent: not told. */
  readonly course?: WorkCourse
}

/** Points at the end of each week of a project, from the week of its creation on; the last entry is the week that runs. */
export interface WorkCourse {
  readonly createdAt: Instant
  readonly scope: readonly number[]
  readonly completed: readonly number[]
  /** Points in progress at the end of each week. */
  readonly inProgress: readonly number[]
}

/** The health in the latest update that a person posted. */
export interface TypedHealth {
  readonly status: 'on_track' | 'at_risk' | 'off_track'
  readonly at: Instant
}

/** A Linear project or initiative, or an open milestone of a repository, that is going on, linked or not. */
export interface ActiveWork {
  readonly kind: 'project' | 'initiative' | 'milestone'
  /** As in its links; of a milestone `owner/repo/number`, in lower case. */
  readonly slugId: string
  readonly title: string
  readonly url: string
  /** Points of a project; 0 of an initiative or a milestone. */
  readonly scope: number
  /** Slug ids: of a project the initiatives that it belongs to, of an initiative its parent. */
  readonly initiatives: readonly string[]
}

export interface UnknownWork {
  readonly kind: 'unknown'
  readonly url: string
  readonly reason: UnknownReason
  /** A whole sentence, with the value found and without a secret. */
  readonly detail: string
}

/** What one link said. */
export type WorkReading = KnownWork | UnknownWork

/** The number taken for one key result from all links in its Source. */
export type Measurement =
  | {
      readonly kind: 'value'
      /** In the unit of the Current column. */
      readonly value: number
      readonly measuredAt: Instant
      /** For example `Linear project Checkout: 62 % of 40 points`. */
      readonly evidence: string
    }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string }

/** An issue in Linear and what it belongs to. */
export interface IssuePlace {
  /** The one that it bears now first, then those of before. */
  readonly identifiers: readonly string[]
  readonly team: string
  /** Slug id of its project, UUID of its milestone, number of its cycle; null: none, or not known. */
  readonly project: string | null
  readonly milestone: string | null
  readonly cycle: number | null
}

/** A piece of work that was finished of late: an issue completed in Linear, or a pull request merged on GitHub. */
export type FinishedWork =
  | ({ readonly kind: 'issue' } & IssuePlace)
  | {
      readonly kind: 'pull'
      /** `owner/repo`, in lower case. */
      readonly repository: string
      readonly number: number
      readonly milestone: number | null
      /** Issues in Linear that it belongs to: those that it names, of teams that exist, and those it is attached to. */
      readonly issues: readonly IssuePlace[]
    }
