/** Format characters steer how other text is shown (bidi overrides, zero widths, tags); the joiners spell words and emoji. */
const INVISIBLE = /(?![\u0600-\u0605\u06dd\u070f\u200c-\u200d])\p{Cf}/gu
const BREAKING = /[\p{Cc}\s]+/gu
/** What most text is not: anything beside printable ASCII with single spaces between words. */
const UNUSUAL = /[^ -~]| {2}|^ | $/

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Text from outside as one safe line: no control, no bidi override, no invisible character, no lone surrogate.
 * It is not escaped: that is the business of whoever puts it into markup or a header.
 * @param most longest length in UTF-16 units; what is longer ends in `…`, never in the middle of a character
 */
export function cleanText(text: string, most = Number.POSITIVE_INFINITY): string {
  if (text.length <= most && !UNUSUAL.test(text)) return text
  const line = text.toWellFormed().replace(BREAKING, ' ').replace(INVISIBLE, '').trim()
  if (line.length <= most) return line
  let kept = ''
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
