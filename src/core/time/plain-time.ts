/** Words that say nothing of which time is meant. */
const FILLERS =
  /(?<![\p{L}\p{N}])(?:okrs?|cycles?|zyklus|ciclo|period|periode|periodo|from|of|the|vom|von|ab|im|in|des|du|de|del|desde|le|la|el|d)(?![\p{L}\p{N}])/gu

const UNTIL =
  /(?<![\p{L}\p{N}])(?:to|until|till|through|thru|bis(?: zum)?|(?:jusqu )?au|al?|hasta)(?![\p{L}\p{N}])/gu

/**
 * A text about time in small plain letters: no accents, pictures or words that say nothing, one kind of dash, which also
 * stands for "to" in the four languages. Brackets are kept.
 */
export function plainTime(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      // The arrows first: some of them are pictures too.
      .replace(/[-=]+>|[\u2010-\u2015\u2190-\u21ff\u2212\u27f6\u2794\u279c\u27a1]|\.{2,}/gu, ' - ')
      .replace(/\p{Extended_Pictographic}|\p{C}/gu, ' ')
      .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
      .replace(/(?<=\p{L})'(?=\p{L})/gu, ' ')
      .replace(/[,;]/g, ' ')
      .replace(FILLERS, ' ')
      .replace(UNTIL, ' - ')
      .replace(/\s+/g, ' ')
      .trim()
  )
}
