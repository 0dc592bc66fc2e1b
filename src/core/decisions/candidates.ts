import { compareTexts } from '#src/core/compare-texts.ts'
import { leadOf } from '#src/core/escalation/lead-of.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Material } from '#src/core/explain/material.ts'
import type { Episode } from '#src/core/history.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Finding, Period } from '#src/core/model.ts'
import { acceptedCode } from '#src/core/rows/accepted-code.ts'
import { isOver } from '#src/core/rows/is-over.ts'
import { familiesOf } from '#src/core/whatif/subject.ts'
import { askAboutInitiative } from './ask-about-initiative.ts'
import { askAboutKeyResult } from './ask-about-key-result.ts'
import { askedAbout } from './asked-about.ts'
import type { Asking } from './asking.ts'
import { untoldFinding } from './decision-findings.ts'
import { nextKeys } from './prepared-keys.ts'
import { type Decider, whoDecides } from './who-decides.ts'

/** A decision that is to be asked for. */
interface Candidate {
  readonly key: string
  readonly pageId: string
  readonly title: string
  /** Of what it is about; the one that ends first. */
  readonly period: Period
  readonly keyResults: readonly string[]
  readonly initiatives: readonly string[]
  readonly asking: Asking
  readonly decider: Decider
}

/**
 * What is to be asked, the riskiest key result first and blocked initiatives after them, with what nothing can be told of. One
 * decision for a key result and the blocked initiative that serves it is enough. Beyond `most` of them nothing is reckoned: the
 * others are only named.
 */
export function candidatesOf(
  material: Material,
  episodes: readonly Episode[],
  mailPolicy: MailPolicy,
  most: number,
): {
  readonly candidates: readonly Candidate[]
  readonly others: readonly Pick<Candidate, 'pageId' | 'title'>[]
  readonly findings: readonly Finding[]
} {
  const { snapshot, history, evaluation } = material
  const { today } = evaluation
  const asked = askedAbout(material, mailPolicy)
  const keyOf = nextKeys(snapshot, history)
  // Mostly all has been asked, and nothing is to be laid out.
  let laid: ReturnType<typeof familiesOf> | undefined
  const families: ReturnType<typeof familiesOf> = (id) => {
    laid ??= familiesOf(material)
    return laid(id)
  }
  const leads = leadOf(snapshot, evaluation)
  const rows = byId(snapshot.keyResults)
  const results = byId(evaluation.keyResults)
  const initiativeRows = byId(snapshot.initiatives)
  const initiatives = byId(evaluation.initiatives)
  const servingOf = Map.groupBy(
    evaluation.initiatives
      .filter((each) => !isOver(each))
      .flatMap((initiative) => initiative.keyResults.map((id) => ({ id, initiative }))),
    ({ id }) => id,
  )
  const serving = (id: string) => (servingOf.get(id) ?? []).map(({ initiative }) => initiative)
  const ranks = new Map(evaluation.atRisk.map((id, index) => [id, index]))
  const rankOf = (id: string) => ranks.get(id) ?? ranks.size
  const byRank = (a: { readonly id: string }, b: { readonly id: string }) =>
    rankOf(a.id) - rankOf(b.id) || compareTexts(a.id, b.id)

  const candidates: Candidate[] = []
  const others: Pick<Candidate, 'pageId' | 'title'>[] = []
  const findings: Finding[] = []
  /** Key results and initiatives that a decision of this run is about: at most one. */
  const taken = new Set<string>()
  const isTaken = (id: string) => taken.has(id) || asked.hasOpen(id)
  const take = (ids: readonly string[]) => {
    for (const id of ids) taken.add(id)
  }
  const hasEnough = ({ id: pageId, title }: { readonly id: string; readonly title: string }) => {
    if (candidates.length < most) return false
    others.push({ pageId, title })
    return true
  }

  const judgeKeyResult = (episode: Episode) => {
    const [row, result] = [rows.get(episode.pageId), results.get(episode.pageId)]
    const key = keyOf(episode)
    if (row === undefined || result === undefined || key === null || isTaken(row.id)) return
    const since = asked.redSince(result)
    if (since === null) return
    const helps = serving(row.id)
    const ids = [row.id, ...helps.map(({ id }) => id)]
    if (hasEnough(row)) {
      take(ids)
      return
    }
    const asking = askAboutKeyResult(result, families(row.id), { since, today, serving: helps })
    if ('cannot' in asking || result.period === null) {
      const because = 'cannot' in asking ? asking.cannot : 'It has no period.'
      const finding = untoldFinding(row, because)
      if (!row.acceptedFindings.map(acceptedCode).includes(finding.code)) findings.push(finding)
      return
    }
    take(ids)
    candidates.push({
      key,
      pageId: row.id,
      title: row.title,
      period: result.period,
      keyResults: [row.id],
      initiatives: ids.slice(1),
      asking,
      decider: whoDecides(leads, { row, database: 'keyResults', keyResults: [row.id] }),
    })
  }

  const judgeInitiative = (episode: Episode) => {
    const [row, result] = [initiativeRows.get(episode.pageId), initiatives.get(episode.pageId)]
    const key = keyOf(episode)
    if (row === undefined || result === undefined || key === null || isTaken(row.id)) return
    const since = asked.blockedSince(result, episode)
    if (since === null) return
    const served = runningOf(result.keyResults).filter(({ id }) => !isTaken(id))
    const [gravest, ...rest] = served.toSorted(byRank)
    const [period] = served
      .flatMap((each) => each.period ?? [])
      .toSorted((a, b) => compareTexts(a.end, b.end))
    if (gravest === undefined || period === undefined) return
    const keyResults = [gravest, ...rest].map(({ id }) => id)
    take([row.id, ...keyResults])
    if (hasEnough(row)) return
    const besides = serving(gravest.id).filter(({ id }) => id !== row.id).length
    candidates.push({
      key,
      pageId: row.id,
      title: row.title,
      period,
      keyResults,
      initiatives: [row.id],
      asking: askAboutInitiative(result, families, { since, served: [gravest, ...rest], others: besides }),
      decider: whoDecides(leads, { row, database: 'initiatives', keyResults }),
    })
  }

  const runningOf = (ids: readonly string[]): KeyResultResult[] =>
    [...new Set(ids)].flatMap((id) => results.get(id) ?? []).filter(asked.isRunning)
  const gravestOf = ({ pageId }: Episode) =>
    Math.min(ranks.size, ...(initiatives.get(pageId)?.keyResults ?? []).map(rankOf))

  const inOrder = (cause: Episode['cause'], rank: (episode: Episode) => number) =>
    episodes
      .filter((episode) => episode.cause === cause)
      .toSorted((a, b) => rank(a) - rank(b) || compareTexts(a.id, b.id))
  for (const episode of inOrder('off_track', ({ pageId }) => rankOf(pageId))) judgeKeyResult(episode)
  for (const episode of inOrder('blocked', gravestOf)) judgeInitiative(episode)
  return { candidates, others, findings }
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
