import type { DatabaseKind } from '#src/core/model.ts'

/**
 * The names under which companies keep our fields, in English, German, French and Spanish (in this order), apart from the name
 * that `init` creates. They can hardly mean anything else: every sync binds by them alone. Names are separated by commas.
 */
type Synonyms = Readonly<Record<string, readonly string[]>>

const owners = [
  'Owners, DRI, Responsible, Lead',
  'Verantwortlich, Verantwortliche, Verantwortlicher, Verantwortliche Person, Zuständig, Zuständige Person',
  'Responsable, Responsables, Propriétaire, Pilote',
  'Responsable, Responsables, Dueño, Dueña, Propietario',
]
const team = ['Teams, Department, Squad', 'Abteilung, Bereich', 'Équipe, Département', 'Equipo, Departamento']
const cycle = [
  'Quarter, OKR cycle, OKR quarter',
  'Quartal, Zyklus, OKR-Zyklus',
  'Trimestre, Cycle OKR',
  'Trimestre, Ciclo, Ciclo OKR',
]
const period = [
  'Dates, Time frame, Timeframe, Timeline',
  'Zeitraum, Laufzeit',
  'Période, Calendrier',
  'Periodo, Período, Fechas, Plazos',
]
const year = ['Fiscal year, FY', 'Jahr, Geschäftsjahr', 'Année, Exercice', 'Año, Ejercicio']
const periodStart = ['Starts on', 'Startdatum, Beginn', 'Date de début', 'Fecha de inicio']
const periodEnd = [
  'Due, End date, Deadline, Due on, Target date',
  'Enddatum, Fällig am, Fälligkeit, Frist',
  'Date de fin, Échéance, Date limite',
  'Fecha de fin, Fecha límite, Vencimiento',
]
const weight = ['Weighting', 'Gewicht, Gewichtung', 'Poids, Pondération', 'Peso, Ponderación']
const word = [
  'RAG, RAG status, Traffic light, Health, Health status',
  'Ampel, Ampelstatus, Ampelfarbe',
  'Statut, État, Feu tricolore',
  'Estado, Semáforo, Estatus',
]
const keyResultLinks = [
  'Key result, KR, KRs, Linked key results',
  'Schlüsselergebnis, Schlüsselergebnisse',
  'Résultat clé, Résultats clés',
  'Resultado clave, Resultados clave',
]
const source = ['Sources, Source link, Data source', 'Quelle, Datenquelle', 'Source de données', 'Fuente']

const synonyms: Readonly<Record<DatabaseKind, Synonyms>> = {
  objectives: {
    title: ['Objectives, Goal, Goals', 'Ziel, Ziele', 'Objectif, Objectifs', 'Objetivo, Objetivos'],
    owners: ['Objective owner', ...owners],
    level: ['Tier, Objective level', 'Ebene', 'Niveau', 'Nivel'],
    team,
    cycle,
    period,
    year,
    periodStart,
    periodEnd,
    supports: [
      'Parent objective, Parent, Parent item, Parent goal, Aligns to, Aligned to, Contributes to',
      'Übergeordnetes Ziel, Oberziel, Zahlt ein auf, Unterstützt',
      'Objectif parent, Contribue à, Soutient',
      'Objetivo padre, Objetivo superior, Contribuye a, Apoya',
    ],
    supportsKeyResults: ['Parent key result, Supports key results, Parent KR'],
    weight,
    state: ['Objective state', 'Zustand'],
    word,
  },
  keyResults: {
    title: ['Key results', ...keyResultLinks],
    objective: ['Objectives, Goal', 'Ziele', 'Objectifs', 'Objetivos'],
    objectives: [
      'Objectives, Parent objective, Goal, Goals, Linked objective',
      'Ziel, Ziele, Übergeordnetes Ziel',
      'Objectif, Objectifs, Objectif parent',
      'Objetivo, Objetivos, Objetivo padre',
    ],
    owners: ['KR owner, Key result owner', ...owners],
    type: ['KR type, Key result type, Metric type', 'KR-Typ', 'Type de KR', 'Tipo de KR, Tipo de métrica'],
    direction: ['', 'Richtung', 'Sens, Sens de variation', 'Dirección, Sentido'],
    ambition: ['Ambition level, Commitment', 'Anspruch, Ambitionsniveau', "Niveau d'ambition", 'Ambición'],
    baseline: [
      'Baseline value, Start, Start value, Starting value, Initial value, Starting point',
      'Startwert, Ausgangswert, Basiswert, Anfangswert',
      'Valeur initiale, Valeur de départ, Point de départ, Base de référence',
      'Valor inicial, Línea base, Línea de base, Punto de partida, Valor de partida',
    ],
    target: [
      'Target value, Goal value, Target number',
      'Zielwert, Sollwert, Soll, Soll-Wert',
      'Cible, Valeur cible',
      'Valor objetivo, Valor meta, Meta numérica',
    ],
    current: [
      'Current value, Actual, Actual value, Latest value',
      'Istwert, Ist, Ist-Wert, Aktuell, Aktueller Wert, Aktueller Stand',
      'Actuel, Valeur actuelle, Réalisé',
      'Valor actual, Real, Valor real',
    ],
    unit: ['Units, Unit of measure, UoM', 'Einheit', 'Unité, Unité de mesure', 'Unidad, Unidad de medida'],
    milestones: ['Milestone list, Checkpoints', 'Meilensteine', 'Jalons', 'Hitos'],
    weight,
    source,
    lastCheckIn: [
      'Last check in, Last checkin, Check-in date, Last updated, Last update, Last reviewed',
      'Letztes Check-in, Letzter Check-in, Letztes Update, Letzte Aktualisierung, Zuletzt aktualisiert',
      'Dernier check-in, Dernière mise à jour, Dernier point',
      'Último check-in, Última actualización, Última revisión',
    ],
    ownerConfidence: [
      "Owner's confidence, Confidence level, Confidence score",
      'Zuversicht, Konfidenz',
      'Confiance, Niveau de confiance',
      'Confianza, Nivel de confianza',
    ],
    override: ['Status override'],
    recoveryPlan: [
      'Get to green, Path to green, Mitigation plan',
      'Maßnahmenplan, Gegenmaßnahmen',
      'Plan de redressement, Plan de rattrapage',
      'Plan de recuperación',
    ],
    note: [
      'Notes, Comment, Comments',
      'Notiz, Notizen, Kommentar, Kommentare, Bemerkung, Bemerkungen',
      'Commentaire, Commentaires, Remarque, Remarques',
      'Nota, Notas, Comentario, Comentarios, Observaciones',
    ],
    state: ['Key result state, KR state', 'Zustand'],
    decisions: [
      'Decision, Decision log',
      'Entscheidung, Entscheidungen',
      'Décision, Décisions',
      'Decisiones',
    ],
    cycle,
    period,
    year,
    periodStart,
    periodEnd,
    level: ['Tier, Objective level', 'Ebene', 'Niveau', 'Nivel'],
    team,
    word,
  },
  initiatives: {
    title: [
      'Initiatives, Project, Projects, Bet, Bets',
      'Initiative, Initiativen, Projekt, Projekte, Maßnahme, Maßnahmen, Vorhaben',
      'Projet, Projets, Chantier, Chantiers',
      'Iniciativa, Iniciativas, Proyecto, Proyectos',
    ],
    owners: ['Owner, Assignee', ...owners],
    keyResults: ['Supports', ...keyResultLinks],
    status: ['State, Stage', 'Stand', 'Statut, État', 'Estado, Estatus'],
    timeline: [
      'Dates, Period, Timeframe, Time frame',
      'Zeitraum, Zeitplan, Laufzeit',
      'Calendrier, Période, Planning',
      'Cronograma, Periodo, Período, Fechas, Plazo',
    ],
    impact: ['Expected impact', 'Wirkung, Auswirkung', 'Impact attendu', 'Impacto'],
    investment: ['Effort, Budget', 'Aufwand, Investition', 'Investissement', 'Inversión, Presupuesto'],
    blocker: [
      'Blockers, Blocked by',
      'Hindernis, Hindernisse, Blockade',
      'Blocage, Blocages',
      'Bloqueo, Bloqueos, Impedimentos',
    ],
    nextStep: [
      'Next steps, Next action',
      'Nächster Schritt, Nächste Schritte',
      'Prochaine étape, Prochaines étapes',
      'Próximo paso, Próximos pasos, Siguiente paso',
    ],
    waitingOn: ['Waiting for', 'Wartet auf', 'En attente de', 'Esperando a'],
    neededBy: ['Needed until', 'Benötigt bis'],
    dependsOn: ['Dependencies, Depends, Blocked by', 'Abhängig von, Hängt ab von', 'Dépend de', 'Depende de'],
    source: [...source, 'Link, Links, Linear, GitHub', 'Lien, Liens', 'Enlace, Enlaces'],
  },
  decisions: {
    title: [
      'Decisions, Topic',
      'Entscheidung, Entscheidungen',
      'Décision, Décisions',
      'Decisión, Decisiones',
    ],
    raised: ['Raised on, Created, Created time', 'Eingebracht am, Erstellt am', 'Soulevée le', 'Planteada'],
    date: [
      'Decision date, Decided on, Date decided',
      'Datum, Entscheidungsdatum, Entschieden am',
      'Date de décision, Décidé le, Décidée le',
      'Fecha, Fecha de decisión, Decidido el',
    ],
    status: ['State, Decision status', 'Stand', 'Statut, État', 'Estado, Estatus'],
    context: ['Background', 'Kontext, Hintergrund, Ausgangslage', 'Contexte', 'Contexto, Antecedentes'],
    choices: [
      'Options considered, Alternatives',
      'Optionen, Alternativen',
      'Options envisagées',
      'Opciones, Alternativas',
    ],
    recommendation: [
      'Recommended, Proposal',
      'Empfehlung, Vorschlag',
      'Recommandation, Proposition',
      'Recomendación, Propuesta',
    ],
    decided: [
      'Decision made, Decision taken, What was decided',
      'Beschluss, Getroffene Entscheidung',
      'Décision prise',
      'Decisión tomada',
    ],
    rationale: ['Reason, Reasoning', 'Begründung', 'Justification, Motif', 'Justificación, Motivo, Razón'],
    outcome: ['Result, Results', 'Ergebnis, Ergebnisse', 'Résultat, Résultats', 'Resultado, Resultados'],
    ifNoResponse: ['Without response', 'Ohne Antwort, Ohne Rückmeldung', 'Sans réponse', 'Sin respuesta'],
    owners: [
      'Decider, Decision maker, Decision owner',
      'Entscheider, Entscheiderin',
      'Décideur, Décisionnaire',
      'Decisor, Quien decide',
      ...owners,
    ],
    decideBy: [
      'Due, Due date, Deadline',
      'Frist, Entscheiden bis, Zu entscheiden bis, Fällig am',
      'Échéance, Date limite, À décider avant',
      'Fecha límite, Plazo, Decidir antes de',
    ],
    reversible: ['Reversibility, Can be undone', 'Umkehrbar, Reversibel', 'Réversible', 'Es reversible'],
    reviewDate: [
      'Review, Review on, Review by',
      'Überprüfung, Überprüfen am, Wiedervorlage',
      'Date de revue, Revue le, À revoir le',
      'Fecha de revisión, Revisar el, Revisión',
    ],
    keyResults: keyResultLinks,
    initiatives: ['Initiative, Related initiatives', 'Initiativen', 'Projets', 'Iniciativas, Iniciativa'],
    supersedes: ['Replaces', 'Ersetzt', 'Remplace', 'Reemplaza, Sustituye a'],
  },
}

/** @returns the other names of a field, in the order in which they are tried */
export function synonymsOf(database: DatabaseKind, field: string): readonly string[] {
  return (synonyms[database][field] ?? []).flatMap(listed)
}

function listed(names: string): string[] {
  return names.split(', ').filter((name) => name !== '')
}
