import type { OutsideFault } from '#src/core/outside-fault.ts'

export type FailureCode = OutsideFault['code']

/**
 * The one error that a port may throw: an outside system did not do what it was asked.
 * The message is a sentence for an operator (what happened, with which value, what to do next);
 * secrets are removed before it is built.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly system: OutsideFault['system']
  readonly code: FailureCode
  /** true: the same call may succeed later without anyone's help. */
  readonly retryable: boolean
  /** The outside system's own id of the request, to quote to its support. */
  readonly requestId: string | null
  /** Of a write: `unknown` where it may have been carried out all the same. */
  readonly outcome: 'refused' | 'unknown'
  /** true: the message may hold what people wrote, so it is for findings alone, and neither for the log nor for mail. */
  readonly quotes: boolean

  constructor(fault: {
    system: OutsideFault['system']
    code: FailureCode
    message: string
    retryable?: boolean
    requestId?: string | null
    outcome?: 'refused' | 'unknown'
    quotes?: boolean
    cause?: unknown
  }) {
    super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause })
    this.system = fault.system
    this.code = fault.code
    this.retryable = fault.retryable ?? false
    this.requestId = fault.requestId ?? null
    this.outcome = fault.outcome ?? 'refused'
    this.quotes = fault.quotes ?? false
  }
}
