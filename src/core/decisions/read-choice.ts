import type { Choice } from '#src/core/decision-result.ts'
import type { Decision, KeyResult } from '#src/core/model.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { isPrepared } from './prepared-mark.ts'
import { dayInText, isUnclear, numberInText, withoutReasons } from './value-in-text.ts'

type Kind = Choice['kind']
type Column = Pick<KeyResult, 'currentFormat' | 'type' | 'milestones'>

/** More than a person reads, and no more is read. */
const LONGEST = 4000

const WORDS: readonly (readonly [kind: Kind, words: RegExp])[] = [
  ['scope', /\b(?:scope|target|cut)\b/iu],
  ['time', /\b(?:time|end|later|move the date)\b/iu],
  ['people', /\bpeople\b/iu],
  ['accept', /\baccept\b/iu],
  ['unblock', /\bunblock\b/iu],
]

/** `B`, `B.`, `b)`, `(B)`, `B: …`, `B, but 35`, `B because …`. A word such as "A new provider" is none. */
const LETTER = /^["'(*[\s]*([a-z])\s*(?:$|[.):,;\]*"'–—-]|(?=\b(?:because|but|with|since)\b))/iu
const OPTION = /\b[Oo]ption\s+([A-Z]|[a-z](?=$|[.,:;)]))(?![\p{L}\p{N}])/gu
/** Another letter behind the first one. */
const FURTHER = /^\s*[,;+&/]\s*(?:and\s+|or\s+)?([A-Z])(?=$|[.):;,\s])/u
const LINE = /^\s*(?:[-*•]\s*)?\(?([a-z])\s*[.):]\s*(.*)$/iu

/**
 * What a person chose by what they typed in Decided: the letter of a line of Options, else a word for what is to change. A number
 * or day of Decided itself overrules that of the line; null: it names none, or several, or a value that cannot be read. Of a row that nobody prepared only its
 * first words are taken so: "In the end we chose another provider" moves no end.
 * @param column of the key result that it is about; null: not known, numbers are as typed
 */
export function readChoice(
  { decided, options, shown }: Pick<Decision, 'decided' | 'options' | 'shown'>,
  column: Column | null,
): Choice | null {
  const typed = decided.slice(0, LONGEST).trim()
  const lines = linesOf(options)
  const named = letterOf(typed, lines)
  if (named === 'several') return null
  const line = named === null ? null : (lines.get(named.letter) ?? null)
  const rest = named === null ? typed : named.rest
  const words = isPrepared({ shown }) ? withoutReasons(rest) : firstWords(rest)
  const kind = line === null ? kindOf(words) : kindOfLine(line)
  if (kind === null) return null
  // The value of the line is not the one that was chosen.
  if (line !== null && (kind === 'scope' || kind === 'time') && isUnclear(rest)) return null
  return {
    kind,
    target: kind === 'scope' ? targetIn([rest, line ?? ''], column) : null,
    end: kind === 'time' ? (dayInText(rest) ?? dayInText(line ?? '')) : null,
  }
}

function firstWords(text: string): string {
  return /^(?:move the date|\S+(?:\s+\S+)?)/iu.exec(text.trim())?.[0] ?? ''
}

function letterOf(
  typed: string,
  lines: ReadonlyMap<string, string>,
): { readonly letter: string; readonly rest: string } | 'several' | null {
  const letters = new Set([...typed.matchAll(OPTION)].map(([, letter = '']) => letter.toUpperCase()))
  if (letters.size > 1) return 'several'
  const [option] = letters
  if (option !== undefined)
    return { letter: option, rest: typed.replace(OPTION, '').replace(/^[\s.,:;)]+/u, '') }
  const [head, typedLetter] = LETTER.exec(typed) ?? []
  if (head === undefined || typedLetter === undefined) return null
  const letter = typedLetter.toUpperCase()
  const [, further = letter] = FURTHER.exec(typed.slice(head.indexOf(typedLetter) + 1)) ?? []
  const isOther = further !== letter && (lines.size === 0 || lines.has(further))
  return isOther ? 'several' : { letter, rest: typed.slice(head.length) }
}

/** Of two lines with one letter the first counts. */
function linesOf(options: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string>()
  for (const line of options.slice(0, LONGEST).split('\n')) {
    const [, letter = '', text = ''] = LINE.exec(line) ?? []
    if (letter !== '' && !lines.has(letter.toUpperCase())) lines.set(letter.toUpperCase(), text)
  }
  return lines
}

/** What stands before the colon names the kind; without one its first words do: "Stop it at the end" moves no end. */
function kindOfLine(line: string): Kind | null {
  const head = /^([^:]{1,30}):/u.exec(line)?.[1]
  return kindOf(head ?? firstWords(line))
}

/** Whether it names a line of Options that somebody added and that is none of the kinds: it is answered, and cannot be followed. */
export function isOwnOption({ decided, options }: Pick<Decision, 'decided' | 'options'>): boolean {
  const lines = linesOf(options)
  const named = letterOf(decided.slice(0, LONGEST).trim(), lines)
  const line = named === null || named === 'several' ? undefined : lines.get(named.letter)
  return line !== undefined && line.trim() !== '' && kindOfLine(line) === null
}

function kindOf(text: string): Kind | null {
  const kinds = WORDS.flatMap(([kind, words]) => (words.test(text) ? kind : []))
  return kinds.length === 1 ? (kinds[0] ?? null) : null
}

/** Of a list of milestones the target is the list. */
function targetIn(texts: readonly string[], column: Column | null): number | null {
  if (column !== null && isMilestoneList(column)) return null
  const shown = texts.map(numberInText).find((value) => value !== null) ?? null
  const isShare = shown !== null && column?.currentFormat === 'percent'
  return isShare ? Number((shown / 100).toPrecision(12)) : shown
}
