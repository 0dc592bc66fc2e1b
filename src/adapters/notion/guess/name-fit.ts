import type { Field } from '#src/adapters/notion/field.ts'
import { synonymsOf } from '#src/adapters/notion/synonyms.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { likelyNamesOf } from './likely-names.ts'

/**
 * How well a property's name says that it holds a field: 5 it is the field's name, 4 a synonym, 3 one of the two with something
 * around it, 2 a name that may mean another thing, 1 it holds one of the names among other words, 0 not at all.
 */
export type NameFit = 0 | 1 | 2 | 3 | 4 | 5

/** What companies put before a column's name to say what the table is of. */
const PREFIX =
  /^(?:(?:the|our|kr|krs|okr|key result|objective|initiative|project|decision|schlusselergebnis|resultat cle|resultado clave|objectif|objetivo|initiative|iniciativa|projekt|projet|proyecto) )+(?:s )?/
const SUFFIX = / (?:of kr|of key result|s|e|in|innen|at|on|by|am|le|la|el)$/

/** What says by when, or of which time, a number is: Goal by end of quarter, Target 2026, Actual YTD. */
const OF_TIME =
  / (?:(?:by|for|at|to|until|in|this|per|of|bis|zum|fin|al|para) )*(?:(?:the|end|eo|of|de|du|del|ende|start|beginning) )*(?:quarter|quartal|trimestre|year|jahr|annee|ano|month|q[1-4]|h[12]|fy ?\d*|ytd|qtd|eoy|eoq|to date|\d{4})(?: \d{2,4})?$/

/** Of a date: when somebody last looked. */
const LAST_TIME =
  /\b(?:as of|stand vom|last|latest|updated?|checked|reviewed|reported|recorded|assessed|measured|discussed|check ins?|letzte\w*|zuletzt|aktualisiert|gemeldet|gemessen|dernier\w*|mis a jour|ultim\w*|actualizad\w|revisad\w)\b/

interface Names {
  readonly sure: ReadonlySet<string>
  readonly likely: ReadonlySet<string>
}

const known = new Map<string, Names>()

/** @returns how well the name fits */
export function nameFit(kind: DatabaseKind, code: string, field: Field, name: string): NameFit {
  const full = plainWords(name)
  if (full === '') return 0
  const own = plainWords(field.name)
  const { sure, likely } = namesOf(kind, code)
  if (full === own && code !== 'word') return 5
  if (sure.has(full)) return 4
  const bare = bareNames(name)
  if (bare.some((each) => each === own || sure.has(each))) return 3
  if (likely.has(full) || bare.some((each) => likely.has(each))) return 2
  if (
    [...sure, own].some((each) => isShortFor(name, each)) ||
    [...likely].some((each) => isShortFor(name, each))
  )
    return 2
  const parts = name.split(/[/&+,]| (?:and|und|et|y|or) /i).map(plainWords)
  if (parts.length > 1 && parts.some((each) => each === own || sure.has(each) || likely.has(each))) return 2
  if (code === 'lastCheckIn' && LAST_TIME.test(full)) return 2
  const words = ` ${full} `
  return [own, ...sure].some((each) => each.length > 3 && words.includes(` ${each} `)) ? 1 : 0
}

function namesOf(kind: DatabaseKind, code: string): Names {
  const key = `${kind}.${code}`
  const names = known.get(key) ?? {
    sure: new Set((code === 'word' ? ['Status'] : []).concat(synonymsOf(kind, code)).map(plainWords)),
    likely: new Set(likelyNamesOf(kind, code).map(plainWords)),
  }
  known.set(key, names)
  return names
}

/** Whether a name is short for another: `Verantw.`, `Ausg.wert`, or its consonants alone as in `Tgt` and `Cmts`. */
function isShortFor(name: string, whole: string): boolean {
  const plain = plainWords(name)
  if (name.includes('.')) {
    const parts = name.trim().split('.').map(plainWords)
    if ((parts[0]?.length ?? 0) < 3 || parts.length > 3 || name.trim().includes(' ')) return false
    return new RegExp(`^${parts.join('\\w*')}\\w*$`).test(whole)
  }
  if (plain.length < 3 || plain.length > 5 || /[aeiouy ]/.test(plain)) return false
  const isEnd = whole.at(-1) === plain.at(-1)
  return isEnd && !whole.includes(' ') && new RegExp(`^${[...plain].join('\\w*')}$`).test(whole)
}

/** A name without brackets, and without what says of which table it is. */
function bareNames(name: string): readonly string[] {
  const withoutBrackets = plainWords(name.replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' '))
  const timeless = withoutBrackets.replace(OF_TIME, '')
  const bare = [
    withoutBrackets,
    timeless,
    withoutBrackets.replace(PREFIX, ''),
    withoutBrackets.replace(SUFFIX, ''),
  ]
  return [...bare, withoutBrackets.replace(PREFIX, '').replace(SUFFIX, '')].filter((each) => each !== '')
}
