import type { Instant } from '#src/core/model.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'

/** So long after its last sign of life a run is taken for dead. Longer than any single request or mail is waited for. */
export const LEASE_MINUTES = 20

/** A run that goes on renews its lease this often, so that one which stood still notices before it does anything. */
const RENEW_MINUTES = 0.5

/**
 * Runs the work while nobody else runs in the workspace, in whatever process or on whatever machine. The work is given deps that
 * write and send only as long as the lease is held: when another run has taken it over they throw.
 * @returns the result; or until when another run holds the lease, and the work was not begun
 * @throws Failure when the store fails
 */
export async function alone<T>(
  deps: Deps,
  work: (held: Deps) => Promise<T>,
): Promise<{ readonly result: T } | { readonly heldUntil: Instant }> {
  const holder = crypto.randomUUID()
  const now = deps.clock.now()
  const other = await deps.lease.take({ holder, until: minutesAfter(now, LEASE_MINUTES) }, now)
  if (other !== null) return { heldUntil: other.until }
  try {
    return { result: await work(guarded(deps, holder, now)) }
  } finally {
    await release(deps, holder)
  }
}

/** What the work came to must not be lost with the lease, which runs out by itself. */
async function release({ lease, log }: Deps, holder: string): Promise<void> {
  try {
    await lease.release(holder)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    log.warn('lease not given back', { code: error.code, requestId: error.requestId })
  }
}

function guarded(deps: Deps, holder: string, takenAt: Instant): Deps {
  const { okrs, history, ledger, outbox, mailer, events } = deps
  let renewedAt = takenAt
  let renewing: Promise<void> | null = null

  async function renew(): Promise<void> {
    const now = deps.clock.now()
    const isHeld = await deps.lease.renew({ holder, until: minutesAfter(now, LEASE_MINUTES) })
    if (!isHeld) throw lost()
    renewedAt = now
  }

  async function whileHeld<T>(act: () => Promise<T>): Promise<T> {
    if (minutesBetween(renewedAt, deps.clock.now()) >= RENEW_MINUTES) {
      renewing ??= renew().finally(() => {
        renewing = null
      })
      await renewing
    }
    return act()
  }

  return {
    ...deps,
    okrs: {
      ...okrs,
      read: (options) => whileHeld(() => okrs.read(options)),
      refresh: (kinds) => whileHeld(() => okrs.refresh(kinds)),
      write: (write) => whileHeld(() => okrs.write(write)),
      addDecision: (decision) => whileHeld(() => okrs.addDecision(decision)),
      trashDecision: (id, at) => whileHeld(() => okrs.trashDecision(id, at)),
    },
    history: { ...history, remember: (news) => whileHeld(() => history.remember(news)) },
    ledger: {
      ...ledger,
      planWrites: (runId, writes, at) => whileHeld(() => ledger.planWrites(runId, writes, at)),
      planDecisions: (runId, decisions, at) => whileHeld(() => ledger.planDecisions(runId, decisions, at)),
    },
    events: { ...events, save: (page) => whileHeld(() => events.save(page)) },
    outbox: {
      ...outbox,
      freeze: (...given) => whileHeld(() => outbox.freeze(...given)),
      freezeLetters: (letters) => whileHeld(() => outbox.freezeLetters(letters)),
      claim: (id, at) => whileHeld(() => outbox.claim(id, at)),
    },
    mailer: { send: (mail) => whileHeld(() => mailer.send(mail)) },
  }
}

function lost(): Failure {
  return new Failure({
    system: 'store',
    code: 'unavailable',
    retryable: true,
    message:
      'Another run has taken over, since this one gave no sign of life for a while; it stops here and writes nothing more. The other one does the work.',
  })
}
