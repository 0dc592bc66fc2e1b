import { RISK_LABEL } from '#src/core/words/labels.ts'
import { HEALTH_MARKS, type Mark, STATUS_MARKS, type Tone } from '#templates/words/mark.ts'

const RISK_TONES: Readonly<Record<string, Tone>> = {
  [RISK_LABEL.critical]: 'red',
  [RISK_LABEL.high]: 'red',
  [RISK_LABEL.medium]: 'amber',
}

/** What an option in Notion looks like, by its word. */
const MARKS = new Map<string, Mark>(
  [...Object.values(STATUS_MARKS), ...Object.values(HEALTH_MARKS)].map((mark) => [mark.word, mark]),
)

/** A cell as text, or as a badge where it holds one of the service's states. */
export function Cell({ text }: { readonly text: string }) {
  const mark = MARKS.get(text)
  if (mark) return <span class={`mark ${mark.tone}`}>{`${mark.shape}\ufe0e ${mark.word}`}</span>
  const tone = RISK_TONES[text]
  return tone ? <span class={`mark ${tone}`}>{text}</span> : <span dir="auto">{text}</span>
}
