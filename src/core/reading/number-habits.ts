import { type NumberHabits, readNumber } from './read-number.ts'
import { type DecimalMark, markShown, NUMERAL, readNumeral } from './read-numeral.ts'

const numerals = new RegExp(NUMERAL, 'g')
const notRound = /^\s*(?:[kmb]|tsd|mio|mln|mrd|T€|%|pro[cz])(?![\p{L}])/iu
const money = /[$€£¥₹]|\d\s*(?:[kK]|[mM]io|mln|[bB]n|[mM]rd)(?![\p{L}])/u
const times = /\d\s*(?:h|hrs?|hours?|mins?|minutes?|ms|s|secs?|seconds?|Std|Stunden|Sek)(?![\p{L}])/u

/**
 * How a column writes numbers. Those that leave no doubt decide; where there are none, round thousands do (`1,200`), which
 * nobody writes who means 1.2.
 */
export function numberHabits(texts: Iterable<string>): NumberHabits {
  const sure = new Set<DecimalMark>()
  const likely = new Set<DecimalMark>()
  const m = new Set<'million' | 'minutes'>()
  for (const raw of texts) {
    // A version or a chapter in a sentence says nothing of how numbers are written.
    if (readNumber(raw).kind === 'none') continue
    const text = raw.normalize('NFKC')
    if (money.test(text)) m.add('million')
    if (times.test(text)) m.add('minutes')
    for (const { 0: digits, index } of text.matchAll(numerals)) {
      const shown = markShown(digits)
      if (shown) sure.add(shown)
      const read = readNumeral(digits)
      const isCut = notRound.test(text.slice(index + digits.length))
      if (read?.kind === 'either' && read.isRound && !isCut) likely.add(read.mark === ',' ? '.' : ',')
    }
  }
  return { decimalMark: only(sure.size > 0 ? sure : likely), m: only(m) }
}

function only<T>(votes: ReadonlySet<T>): T | null {
  const [first] = votes
  return votes.size === 1 && first !== undefined ? first : null
}
