import type { About } from '#src/core/letters/subject.ts'
import type { Report } from './mail-policy.ts'

/**
 * A report to its subscribers; the summary of the day on which an adopted workspace goes live; a letter to one person, by the gravest
 * that it holds; or a notice for eng ops. `outage`: a source
 * fails. `restored`: it answers again. `failure`: a run failed. `unconfirmed`: it is not known whether a message arrived.
 * `rejected`: a message was refused for good.
 */
export type MessageKind = Report | 'adoption' | About['kind'] | NoticeKind

export type NoticeKind = 'outage' | 'restored' | 'failure' | 'unconfirmed' | 'rejected'
