import type { Objective } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'

/** Words for a level in English, German, French and Spanish, without accents. */
const WORDS: Readonly<Record<NonNullable<Objective['level']>, RegExp>> = {
  company:
    /\b(?:company|corporate|organi[sz]ation(?:al)?|org|unternehmens?|firmen|firma|konzern|entreprise|societe|empresa|compania|organizacion)/,
  department:
    /\b(?:departments?|departmental|divisions?|abteilungs?|abteilungen|bereichs?|bereiche|departements?|departamentos?|direction|direccion)\b/,
  team: /\b(?:teams?|squads?|equipes?|equipos?|teamziele)\b/,
}

/** The level that the title of a database names, as `Company OKRs` or `Objetivos de equipo` does; null: none, or several. */
export function levelOfTitle(title: string): Objective['level'] {
  const words = plainWords(title)
  const levels = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((level) => WORDS[level].test(words))
  return levels.length === 1 ? (levels[0] ?? null) : null
}
