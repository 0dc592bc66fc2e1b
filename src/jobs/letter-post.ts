import { type Escalations, escalationSubjects } from '#src/core/escalation/escalation-subjects.ts'
import { decisionReminders } from '#src/core/letters/decision-reminders.ts'
import { nudges } from '#src/core/letters/nudges.ts'
import type { PostInput } from '#src/core/letters/post.ts'
import { notLiveFinding } from '#src/core/live/not-live-finding.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Outages } from '#src/core/work/outages.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Assessment } from './assess.ts'
import { lettersTold } from './letters-told.ts'
import { nextDigest } from './next-digest.ts'

/** The most letters count for a week of the person's; a day more for what a time zone adds. */
const TRIED_DAYS = 8

export interface LetterOptions {
  /** true: somebody asks for nudges, and they are due now whatever the day. */
  readonly nudgeNow?: boolean | undefined
}

/** Everything that the post is given after an assessment, and what is to be remembered with it. */
export interface LetterPost extends Omit<Escalations, 'subjects' | 'open'> {
  readonly input: PostInput
}

/**
 * What people are to hear: escalations and their ends, values and decisions that are due; nothing but a finding while the workspace
 * is not live.
 * @param restored the sources that are back since this run
 * @throws Failure when the store cannot be read
 */
export async function letterPost(
  deps: Deps,
  assessment: Assessment,
  restored: Outages['restored'],
  { nudgeNow = false }: LetterOptions = {},
): Promise<LetterPost> {
  const { mail, mailPolicy, policy, hosts } = deps
  const { evaluation, snapshot, history } = assessment
  const { timezone } = policy
  const now = evaluation.asOf
  const told = await lettersTold(deps, now)
  const { subjects, open, ...episodes } = escalationSubjects({
    evaluation,
    snapshot,
    history,
    told,
    policy: mailPolicy.escalation,
    workingDays: mailPolicy,
    mail,
    timezone,
    hosts,
    restored,
  })
  const digest = nextDigest(deps, now)
  const nudged =
    digest &&
    nudges({
      snapshot,
      evaluation,
      history,
      open,
      policy,
      mail: mailPolicy,
      domains: mail.domains,
      digest,
      askedAt: nudgeNow ? now : undefined,
    })
  const { settleMinutes } = mailPolicy.escalation
  const input = {
    subjects: [
      ...subjects,
      ...decisionReminders({
        snapshot,
        evaluation,
        history,
        episodes: open,
        told: [...told, ...subjects.flatMap(({ key, to }) => to.map((each) => ({ key, to: each, at: now })))],
        asks: deps.decisionPolicy.ask,
        timezone,
        settleMinutes,
        mail,
      }),
      ...(nudged?.subjects ?? []),
    ],
    told,
    tried: await triedLately(deps, now),
    policy: mailPolicy,
    timezone,
    evaluation,
    now,
  }
  const notLive = notLiveFinding(snapshot, history)
  const findings = [...(notLive ? [notLive] : []), ...episodes.findings, ...(nudged?.findings ?? [])]
  return { ...episodes, findings, input }
}

/** A mail server that took nothing for a day does not make two letters of one day: what waits may leave at any moment. */
async function triedLately({ outbox }: Deps, now: Instant): Promise<LetterPost['input']['tried']> {
  const attempts = await outbox.attemptedSince(daysBefore(now, TRIED_DAYS))
  const waiting = await outbox.heads(['pending', 'sending'])
  return new Map([
    ...attempts.map(({ messageId, at }) => [messageId, at] as const),
    ...waiting.map(({ messageId }) => [messageId, now] as const),
  ])
}
