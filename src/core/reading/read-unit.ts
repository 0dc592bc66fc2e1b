/** What stands around a number, apart from its digits. */
interface ReadUnit {
  readonly text: string
  /** By what the number is multiplied; two where nothing tells which. */
  readonly scales: readonly number[]
  /** true: of its two scales one stands for minutes. */
  readonly isLength: boolean
  /** true: points of a percentage, such as `pp`, by which it changes. */
  readonly isPoints: boolean
}

const percent = /^(?:%|per ?cent\b|pct\b|prozent\b|pour ?cent\b|por ?ciento\b)/iu
const points =
  /^(?:(?:%|percentage)\s*-?\s*(?:pts?|points?|punkte?)\b|prozentpunkte?\b|points de pourcentage|puntos porcentuales|pp(?:ts)?\b|p\.p\.)/iu
const currency = /^[$€£¥₹₽₩]/u

/** Words that multiply; the first that fits. Letters alone have to stand by themselves or before a currency. */
const scales: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:k|K|tsd\.?|tausend|thousand|mille)(?![\p{L}])/iu, [1e3]],
  [/^(?:T(?=€)|[Tt](?=EUR\b))/u, [1e3]],
  // A thousand in Spanish, and short for a million.
  [/^mil(?![\p{L}])(?! millones)/iu, [1e6, 1e3]],
  [/^(?:mio\.?|mill\.?|mn|mln|million(?:en|s|es)?|millones|millón)(?![\p{L}])/iu, [1e6]],
  [/^(?:M|MM)(?![\p{L}])/u, [1e6]],
  [/^(?:bn|mrd\.?|milliard(?:en|e|s)?|mil millones)(?![\p{L}])/iu, [1e9]],
  [/^(?:b(?=\s|$|[$€£¥])|mds?(?=\s*[€$£]))/iu, [1e9]],
  // A German Billion is a thousand English ones.
  [/^Billion(?![\p{L}])/u, [1e9, 1e12]],
  [/^billions?(?![\p{L}])/iu, [1e9]],
  [/^(?:billionen|billón|billones)(?![\p{L}])/iu, [1e12]],
  [/^(?:lakhs?|lacs?)(?![\p{L}])/iu, [1e5]],
  [/^(?:crores?)(?![\p{L}])/iu, [1e7]],
]

/** What makes another number of it, of a kind that is not reckoned with, or says that it is a place in a row or a day. */
const noUnit =
  /^(?:st|nd|rd|th|er|ère|ème|º|ª|kk|tn?|cr|l|trillions?|dozens?|dutzend|douzaines?|half|halves|thirds?|quartal|quarter|trimestre)(?![\p{L}])/iu

/** Behind a lone `m` it is minutes or metres rather than millions, and nothing says which. */
const lasting = /^\/|time|response|latency|build|deploy|lead|cycle|wait|recover|zeit|dauer|durée|tiempo/iu

/** More words than that are a remark, and no unit. */
const MOST_WORDS = 3
const MOST_LETTERS = 30

const PLAIN = { scales: [1], isLength: false, isPoints: false } as const

/**
 * Reads what stands before and behind a number's digits.
 * @param money a currency before it
 * @returns null where it is no unit but a sentence, a date or a rank
 */
export function readUnit(money: string, behind: string): ReadUnit | null {
  const rest = behind.trim()
  for (const words of [points, percent]) {
    if (!words.test(rest)) continue
    const isRead = remark(rest.replace(words, '')) !== null
    return isRead ? { ...PLAIN, text: '%', isPoints: words === points } : null
  }
  // As in `5 €k`.
  const own = currency.exec(rest)?.[0] ?? ''
  const scaled = own === '' ? rest : rest.slice(own.length).trimStart()
  for (const [words, by] of scales) {
    if (words.test(scaled)) return unit(money || own, scaled.replace(words, ''), by)
  }
  if (noUnit.test(rest)) return null
  if (!/^mm?(?![\p{L}²³])/u.test(scaled)) return unit(money, rest, [1])
  const after = scaled.replace(/^\p{L}+/u, '')
  if (money !== '' || own !== '' || currency.test(after.trim())) return unit(money || own, after, [1e6])
  if (scaled.startsWith('mm')) return unit('', rest, [1])
  if (lasting.test(after)) return null
  const isAlone = after.trim() === ''
  return isAlone ? { ...PLAIN, text: '', scales: [1e6, 1], isLength: true } : unit('', after, [1e6])
}

function unit(money: string, behind: string, by: readonly number[]): ReadUnit | null {
  const words = remark(behind)
  if (words === null || (money !== '' && currency.test(words))) return null
  return { ...PLAIN, text: [money, words].filter((part) => part !== '').join(' '), scales: by }
}

/** @returns null for what is too long, or parted like a sentence */
function remark(text: string): string | null {
  const words = text
    .trim()
    .replace(/^-(?=.)/, '')
    .replace(/[.]$/, '')
    .trim()
  const isUnit =
    words.length <= MOST_LETTERS &&
    words.split(' ').length <= MOST_WORDS &&
    !/[,;:!?()<>→=+]|\. |^-/.test(words)
  return isUnit ? words : null
}
