import type { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import { prepareDecisions } from '#src/core/decisions/prepare-decisions.ts'
import type { Material } from '#src/core/explain/material.ts'
import type { Episode } from '#src/core/history.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { KeyResult, Snapshot } from '#src/core/model.ts'
import { aKeyResult, anObjective, aSnapshot, NOW, type Past } from '#test/core/a-snapshot.ts'
import { aMaterial } from '#test/core/explain/a-material.ts'

/** Far behind: from 0 to 60 customers, 12 on the day before `NOW`, with two check-ins earlier. */
export function aRedKeyResult(given: Partial<KeyResult> = {}): KeyResult {
  return aKeyResult({ current: 12, unit: 'customers', lastCheckIn: '2026-11-19', ...given })
}

export function checkInsOf(keyResultId: string): Past['checkIns'] {
  return [
    { keyResultId, day: '2026-10-15', value: 4, source: 'typed' },
    { keyResultId, day: '2026-11-02', value: 9, source: 'typed' },
  ]
}

/** Opened on the morning of `NOW`. */
export function anEpisode(given: Partial<Episode> = {}): Episode {
  const { pageId = 'k1', cause = 'off_track' } = given
  return { id: `${pageId}-2026-11-20`, pageId, cause, title: '', openedAt: NOW, closedAt: null, ...given }
}

/** A workspace whose decision log has the columns of `init`, with one key result that is off track. */
export function askedMaterial(
  given: {
    readonly snapshot?: Partial<Snapshot>
    readonly history?: Partial<Past>
    readonly now?: string
  } = {},
): Material {
  const { snapshot = {}, history = {}, now = NOW } = given
  const { databases } = aSnapshot()
  const keyResults = snapshot.keyResults ?? [aRedKeyResult()]
  return aMaterial({
    now,
    snapshot: {
      databases: databases.map((each) =>
        each.kind === 'decisions' ? { ...each, owned: ['prepared'] as const } : each,
      ),
      objectives: [anObjective({ owners: [{ id: 'lea', name: 'Lea Wolf', email: 'lea@example.com' }] })],
      ...snapshot,
      keyResults,
    },
    history: { checkIns: keyResults.flatMap(({ id }) => checkInsOf(id)), ...history },
  })
}

/** What is asked for; by default one episode of each key result, with decisions asked for. */
export function asked(
  material: Material,
  {
    episodes,
    policy = { ask: true },
    mail = {},
  }: {
    readonly episodes?: readonly Episode[]
    readonly policy?: DecisionPolicy
    readonly mail?: object
  } = {},
) {
  return prepareDecisions({
    material,
    episodes: episodes ?? material.snapshot.keyResults.map(({ id }) => anEpisode({ pageId: id })),
    policy,
    mailPolicy: MailPolicy.parse(mail),
  })
}
