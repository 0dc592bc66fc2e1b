import { KEY_RESULT_WORDS, OBJECTIVE_WORDS } from '#src/adapters/notion/kind-words.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'

/** What a table's name, or that of its title column, says of what its rows are. */
export type Said = DatabaseKind | 'okrs' | 'work' | 'another'

/** In English, German, French and Spanish, without accents; the first that holds decides. `work` may serve OKRs and may not. */
const patterns: readonly (readonly [Said, RegExp])[] = [
  [
    'another',
    /\b(?:check ?ins?|tasks?|to ?dos?|meetings?|notes|minutes|people|persons?|contacts?|crm|deals?|leads|accounts?|candidates?|hiring|tickets?|bugs?|quarters|cycles|teams|departments|aufgaben|besprechungen|protokolle|quartale|abteilungen|personen|taches|reunions|equipes|trimestres|tareas|reuniones|equipos|personas|kpis?|metrics|updates|reviews?|retros?|retrospectives?|templates?|glossary|onboarding|wiki|docs|documents)\b/,
  ],
  ['decisions', /\b(?:decisions?|adrs?|entscheidungs?\w*|entscheide|decisiones)\b/],
  ['initiatives', /\b(?:initiatives?|initiativen|iniciativas?|strategic bets?)\b/],
  [
    'okrs',
    /\b(?:okrs?|(?:objectives|goals|ziele|objectifs|objetivos) .*(?:key results|krs|schlusselergebnisse|resultats cles|resultados clave))\b/,
  ],
  ['keyResults', KEY_RESULT_WORDS],
  ['objectives', OBJECTIVE_WORDS],
  [
    'work',
    /\b(?:projects?|projekte?|projets?|proyectos?|chantiers?|roadmap|bets?|epics?|massnahmen?|vorhaben|programs?|programmes?|workstreams?|actions?|acciones|aktionen|activit(?:y|ies)|aktivitat(?:en)?|activites?|actividad(?:es)?)\b/,
  ],
]

/** Goals & metrics, Ziele und Kennzahlen, Objectifs et indicateurs: goals and what measures them, in one table. */
const WITH_MEASURES =
  /\b(?:okrs?|objectives?|goals?|ziele|objectifs|objetivos) (?:and |und |et |y )?(?:measures|metrics|kpis?|kennzahlen|messgrossen|indicateurs|mesures|metricas|indicadores)$/
const JOINED = /[&+/,]| (?:and|und|et|y) /i

/** @returns what a name says; null: nothing */
export function saidBy(name: string): Said | null {
  const plain = plainWords(name)
  if (JOINED.test(name) && WITH_MEASURES.test(plain)) return 'okrs'
  const okr = patterns.find(([said, pattern]) => said !== 'another' && pattern.test(plain))?.[0]
  if (okr && okr !== 'work') {
    // Key result check-ins, OKR templates and goals meetings are about OKRs and none.
    const rest = patterns[0]?.[1].exec(plain)?.[0]
    return rest !== undefined && plain.endsWith(rest) ? 'another' : okr
  }
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
