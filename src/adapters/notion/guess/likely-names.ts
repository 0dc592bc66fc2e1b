import type { DatabaseKind } from '#src/core/model.ts'

/*
 * Names that may well mean a field and may mean another thing, beside the synonyms by which every sync binds. They are only
 * weighed where a person sees the guess before it is used. Languages are mixed: what a word means, the cells have to say.
 */

const anyone =
  'Person, People, Who, Assignee, Assigned, Assigned to, Champion, Accountable, Lead by, Led by, Driver, PIC, Wer, Inhaber, Inhaberin, Qui, Porteur, Porteuse, Quién, Encargado, Encargada, Líder, Leiter, Leitung'
const anyTime =
  'Start - end, Start / end, From - to, Duration, Date range, Date, Termin, Datum, Date de réalisation, Échéance, Fecha, Due, Due date, Deadline'
const anyGroup =
  'Programme, Program, Division, Div, Business unit, BU, Directorate, Practice, Circle, Area, Group, Function, Domain, Org, Tribe, Pod, Unit, Pôle, Service, Direction, Área, Área de negocio'
const anyStart = 'Start, Begin, Begins, From, Planned start, Von, Ab, Début, Du, Inicio, Desde'
const anyEnd = 'End, Ends, Finish, Finish by, To, Until, By when, Planned end, Ende, Bis, Fin, Au, Hasta'
const anyCycle =
  'Period, Cycle, Iteration, Time period, When, Term, Season, Timeframe, Time frame, Zeitraum, Laufzeit, Plazo, Periode, Période, Periodo, Período, Year, Jahr'
const anyWord =
  'Status, State, Progress status, Current status, Overall status, Colour, Color, Light, Signal, On track?, Stand, Lage, Avancement, Météo, Situación, Confidence, Rating, Self-assessment, Assessment, Judgement, Judgment, Mood, Vibe, Weather, Einschätzung, Bewertung, Stimmung, Wetter, Évaluation, Humeur, Valoración, Where it stands, Where we stand, How it is going, How is it going, How are we doing'

const likelyNames: Readonly<Record<DatabaseKind, Readonly<Record<string, string>>>> = {
  objectives: {
    owners: anyone,
    team: anyGroup,
    cycle: anyCycle,
    period: anyTime,
    periodStart: anyStart,
    periodEnd: anyEnd,
    weight: 'Wt, Wgt',
    level: 'Type, Scope, Kind, Typ, Portée, Tipo, Alcance',
    supports:
      'Supports, Aligned with, Ladders up to, Rolls up to, Upstream, Alignement, Alineado con, Gehört zu',
    supportsKeyResults: 'Supports KR, Company KR, Aligned KR',
    state: 'Lifecycle, Phase, Lebenszyklus, Fase',
    word: anyWord,
  },
  keyResults: {
    owners: anyone,
    objective:
      'Ziel, Objectif, Objetivo, Objective name, Goal name, For objective, Belongs to, Zielsetzung, Meta, Gehört zu',
    objectives: 'OKR, OKRs, Parent, Parent item, Belongs to, Aligned to, Gehört zu, Meta, Metas',
    type: 'Kind, Measure type, Typ, Art, Messart, Tipo',
    ambition: 'Stretch, Stretch or commit, Roofshot or moonshot',
    baseline:
      'BL, From, Initial, Was, Before, Starting, Begin, Von, Ausgangslage, Départ, Initial, De, Inicio, Inicial, Desde, Base',
    target:
      'TGT, Goal, To, End, End value, Finish, Aim, KPI, Ziel, Bis, Objectif, Objectif chiffré, À atteindre, Meta, Objetivo, Hasta',
    current:
      'ACT, Now, Today, Latest, Actuals, Achieved, Value, Progress value, Current progress, Heute, Stand, Erreicht, Wert, Atteint, Valeur, Aujourd’hui, Actual hoy, Logrado, Alcanzado, Avance actual, Where are we now, % complete, % done, Progress %, Percent complete, Completion, Complete, Progress, Fortschritt, Progrès, Avancement, Progreso, Avance',
    unit: 'Measured in, Metric unit, Maßeinheit',
    lastCheckIn: 'Updated, Updated on, Last update, Check-in, As of, Stand vom, Mis à jour le, Actualizado',
    ownerConfidence:
      'Confidence, Konfidenz (1-10), Conf, Gut feeling, Vertrauen, Team confidence, How sure are we, How confident are we, Certainty, Likelihood, Chance of success',
    note: 'Rem, Evidence, Next steps, Explanation, Narrative, Context, Update, Latest update, Status update, Weekly update, Remarks, Commentary, Anmerkung, Anmerkungen, Point hebdo',
    milestones: 'Milestones list, Steps, Schritte, Étapes, Pasos',
    source: 'Link, Links, Linear, GitHub, Tracked in, Lien, Enlace, Jira',
    team: anyGroup,
    cycle: anyCycle,
    period: anyTime,
    periodStart: anyStart,
    periodEnd: anyEnd,
    weight: 'Wt, Wgt',
    level: 'Scope, Portée, Alcance',
    state: 'Lifecycle, Phase',
    word: anyWord,
  },
  initiatives: {
    owners: anyone,
    keyResults:
      'Key result(s), Impacts, OKR, OKRs, Contributes to, Drives, Linked KR, Zahlt ein auf, Contribue à, Contribuye a',
    status:
      'Phase, How is it going, How it is going, Where it stands, Progress, Avancement, Situación, Fortschritt',
    timeline: `${anyTime}, Start and end, Zeitrahmen`,
    impact: 'Value, Benefit, Nutzen, Bénéfice, Beneficio',
    investment: 'Cost, Costs, Kosten, Coût, Coste, Costo, Headcount',
    blocker: 'Blocked by, Risk, Risks, Issues, Risiken, Risques, Riesgos',
    dependsOn: 'Requires, Needs, Benötigt, Voraussetzungen',
    source: 'Tracker, Issue tracker, URL, Jira, Epic, Repository',
  },
  decisions: {
    owners: `${anyone}, Approver, Made by, Decided by`,
    date: 'When, Date of decision, Entschieden, Décidée, Decidida',
    rationale: 'Why, Warum, Pourquoi, Por qué, Grund, Raison, Raisons, Motivos',
    outcome: 'What happened, Impact, Consequences, Folgen, Conséquences, Consecuencias',
    decideBy: 'Needed by, By when, Bis wann, Bis, Avant le, Para cuándo, Vence, Vencimiento',
    reviewDate: 'Revisit, Revisit on, Check again, Revue, Revisar',
    raised: 'Opened, Proposed on, Date raised, Asked on, Vorgelegt am, Proposée le, Propuesta el',
    keyResults: 'OKR, OKRs, Affects, Linked KR, Betrifft, Concerne, Afecta a',
    initiatives: 'Project, Projects, Projekt, Projekte, Projet, Projets, Proyecto, Proyectos',
    supersedes: 'Overrides, Obsoletes, Previous decision',
  },
}

/** @returns names that may mean the field */
export function likelyNamesOf(database: DatabaseKind, field: string): readonly string[] {
  return (likelyNames[database][field] ?? '').split(', ').filter((name) => name !== '')
}
