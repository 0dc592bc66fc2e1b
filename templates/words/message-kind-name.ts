import type { MessageKind } from '#src/core/mail/message-kind.ts'

const NAMES: Readonly<Record<MessageKind, string>> = {
  digest: 'digest',
  initiatives: 'initiatives update',
  engineering: 'engineering report',
  quarterly: 'quarterly report',
  adoption: 'adoption summary',
  escalation: 'escalation',
  blocked: 'letter about a blocked initiative',
  decision: 'decision reminder',
  nudge: 'nudge',
  all_clear: 'all-clear',
  outage: 'notice of a source that fails',
  restored: 'letter that a source is back',
  failure: 'notice of a failed run',
  unconfirmed: 'notice of an unconfirmed mail',
  rejected: 'notice of a refused mail',
}

/** What a message is called inside a sentence. */
export function messageKindName(kind: MessageKind): string {
  return NAMES[kind]
}
