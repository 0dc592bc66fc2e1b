import type { WorkLink } from './work.ts'

type UnmeasuredLink = Extract<WorkLink, { kind: 'unsupported' }>

/**
 * A link that nothing can be measured from.
 * @param what names it at the beginning of a sentence, for example `A Linear document`
 * @param instead what to paste in its place, after "paste"
 */
export function unmeasuredLink(url: string, what: string, instead: string): UnmeasuredLink {
  return { kind: 'unsupported', url, message: `${what} cannot be measured: paste ${instead}.` }
}
