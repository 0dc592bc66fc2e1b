import type { Health, Status } from '#src/core/model.ts'
import { HEALTH_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'

export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey'

/** How a state is shown: by word, by shape and by colour, so that any one of them is enough. */
export interface Mark {
  readonly word: string
  /** One character that exists in text fonts. */
  readonly shape: string
  readonly tone: Tone
}

export const STATUS_MARKS: Readonly<Record<Status, Mark>> = {
  off_track: { word: STATUS_LABEL.off_track, shape: '✖', tone: 'red' },
  at_risk: { word: STATUS_LABEL.at_risk, shape: '▲', tone: 'amber' },
  on_track: { word: STATUS_LABEL.on_track, shape: '✔', tone: 'green' },
  complete: { word: STATUS_LABEL.complete, shape: '✔', tone: 'blue' },
  not_started: { word: STATUS_LABEL.not_started, shape: '○', tone: 'grey' },
  unknown: { word: STATUS_LABEL.unknown, shape: '?', tone: 'grey' },
}

export const HEALTH_MARKS: Readonly<Record<Health, Mark>> = {
  blocked: { word: HEALTH_LABEL.blocked, shape: '■', tone: 'red' },
  off_track: STATUS_MARKS.off_track,
  at_risk: STATUS_MARKS.at_risk,
  on_track: STATUS_MARKS.on_track,
  done: { word: HEALTH_LABEL.done, shape: '✔', tone: 'blue' },
  unknown: STATUS_MARKS.unknown,
}
