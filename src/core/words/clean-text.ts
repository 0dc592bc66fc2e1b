/** Format characters steer how other text is shown (bidi overrides, zero widths, tags); the joiners spell words and emoji. */
const INVISIBLE = /(?![\u0600-\u0605\u06dd\u070f\u200c-\u200d])\p{Cf}/gu
const BREAKING = /[\p{Cc}\s]+/gu
/** What most text is not: anything beside printable ASCII with single spaces between words. */
const UNUSUAL = /[^ -~]| {2}|^ | $/

/** Chinese, Japanese and Korean: twice as wide as a letter, and three bytes where that has one. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Text from outside as one safe line: no control, no bidi override, no invisible character, no lone surrogate.
 * It is not escaped: that is the business of whoever puts it into markup or a header.
 * @param most longest length in UTF-16 units, those of wide scripts counted twice; what is longer ends in `…`, never in the middle of a
 * character
 */
export function cleanText(text: string, most = Number.POSITIVE_INFINITY): string {
  if (text.length <= most && !UNUSUAL.test(text)) return text
  const line = text.toWellFormed().replace(BREAKING, ' ').replace(INVISIBLE, '').trim()
  if (roomOf(line) <= most) return line
  let kept = ''
  let left = most - 1
  for (const { segment } of graphemes.segment(line)) {
    left -= roomOf(segment)
    if (left < 0) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function roomOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
