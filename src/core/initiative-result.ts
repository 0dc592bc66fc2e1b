import type { Day, Health, Initiative, Period, Person, Risk } from './model.ts'
import type { RowOutage } from './row-outage.ts'
import type { Voice } from './voice.ts'

/** A day with the days before and after it that are as likely as the pace of the work is sure. */
export interface ForecastBand {
  readonly day: Day
  /** At a pace 40 % higher. */
  readonly earliest: Day
  /** At a pace 40 % lower. */
  readonly latest: Day
}

/** Why there is no forecast. */
export interface NoForecast {
  readonly reason: /** Done or cancelled, or all its work is done. */
    | 'over'
    /** Source holds no link to work that has an end. */
    | 'no_work'
    /** Some of its work could not be read. */
    | 'unread'
    /** Some of its work does not tell how its points were worked off week by week. */
    | 'no_course'
    /** Some of its work is not a week old. */
    | 'first_week'
    /** Nothing was completed of some of its work in the last weeks: it has no pace, and so no date. */
    | 'nothing_completed'
  /** A clause, for example `nothing was completed in the 4 weeks up to 15 Nov`. */
  readonly because: string
}

/** An initiative as others name it. */
export interface NamedInitiative {
  readonly id: string
  readonly title: string
}

export interface InitiativeResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly Person[]
  readonly status: Initiative['status']
  readonly timeline: Period | null
  readonly blocker: string
  readonly nextStep: string
  readonly waitingOn: readonly Person[]
  readonly neededBy: Day | null
  readonly keyResults: readonly string[]
  /** 0..1; null: unknown. */
  readonly progress: number | null
  readonly progressFrom: 'source' | 'key_results' | null
  /** When the work in Source will be done; null: `noForecast` says why there is none. */
  readonly forecast: ForecastBand | null
  readonly noForecast: NoForecast | null
  /** Points a week of the work in Source that is not done; null: not known. */
  readonly velocity: number | null
  readonly health: Health
  /** The day it was first seen blocked. */
  readonly blockedSince: Day | null
  /** null: its source answers, or it has none. Held: its health is the one that stands on the page. */
  readonly outage: RowOutage | null
  /** While it is blocked, all that wait for it, directly or not, the nearest first. */
  readonly holdsUp: readonly NamedInitiative[]
  /** The blocked ones that it depends on, directly or not, the nearest first. */
  readonly waitsFor: readonly NamedInitiative[]
  /** What its Status and Linear say; empty once it is done or cancelled. */
  readonly voices: readonly Voice[]
  readonly why: string
}

/** One team that waits for another: its initiatives depend on some of the other that are not done. */
export interface TeamWait {
  readonly team: string
  readonly waitsFor: string
  readonly initiatives: readonly (NamedInitiative & {
    readonly waitsFor: NamedInitiative & { readonly health: Health }
  })[]
  /** The worst of the initiatives that are waited for. */
  readonly health: Health
  /** The gravest of the key results that the waiting initiatives serve. */
  readonly risk: Risk
}
