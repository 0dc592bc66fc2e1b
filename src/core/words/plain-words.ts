/**
 * @returns words without case, accents, signs and emoji, so that `🎯 Última-actualización` is `ultima actualizacion`; the empty text
 * where there is no letter or digit
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
