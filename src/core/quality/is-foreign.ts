const WORDS =
  'der|die|das|dem|den|des|eine[mnrs]?|und|oder|mit|ohne|auf|vom|von|zum|zur|bei|nach|im|am|als|de|du|les?|la|une|et|ou|pour|avec|sans|par|sur|aux?|en|dans|el|los|las|del|para|con|sin|il|lo|gli|di|een|het|van|voor|og|och|av|til'

const foreign = new RegExp(`[À-ÖØ-öø-ÿœŒ]|(?<!\\p{L})(?:${WORDS})(?!\\p{L})`, 'iu')

/**
 * A title that is likely not English, by its letters and small words. Plan, Design, Release and Start are words of other languages
 * too, and what is not understood is not judged.
 */
export function isForeign(title: string): boolean {
  return foreign.test(title)
}
