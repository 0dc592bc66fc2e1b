/**
 * What can befall an SMTP connection, with how often it comes beside the others. 0: only where it is named, since a recipient
 * refused for good is no fault that passes.
 */
export const SMTP_FAULTS = {
  refused_greeting_421: 1,
  slow_greeting: 0.2,
  refused_sender_451: 1,
  refused_recipient_451: 1,
  refused_recipient_550: 0,
  refused_message_451: 1,
  dropped_before_data: 1,
  dropped_within_data: 1,
  /** The message is taken, and the answer is lost. */
  dropped_after_dot: 1,
  /** The message is taken, and nothing is said. */
  silence_after_dot: 0.2,
} as const

export type SmtpFaultKind = keyof typeof SMTP_FAULTS
