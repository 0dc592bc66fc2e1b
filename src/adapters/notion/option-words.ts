import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { wordsOfStatus } from '#src/core/words/status-words.ts'
import {
  ambitionLabels,
  curveLabels,
  decisionStatusLabels,
  directionLabels,
  initiativeStatusLabels,
  keyResultStateLabels,
  type Labels,
  levelLabels,
  objectiveStateLabels,
  reversibleLabels,
  typeLabels,
} from './labels.ts'

const statuses = {
  not_started: wordsOfStatus('not_started'),
  on_track: wordsOfStatus('on_track'),
  at_risk: wordsOfStatus('at_risk'),
  off_track: wordsOfStatus('off_track'),
  complete: wordsOfStatus('complete'),
}

const active =
  'In progress, Ongoing, Open, Current, Live, Aktiv, Laufend, In Arbeit, Offen, Actif, Active, En cours, Ouvert, Activo, Activa, En curso, Abierto'
const closed =
  'Done, Complete, Completed, Finished, Archived, Ended, Geschlossen, Abgeschlossen, Beendet, Clos, Fermé, Terminé, Clôturé, Cerrado, Terminado, Completado, Finalizado'

/** What people call the options, in English, German, French and Spanish, apart from our labels; separated by commas. */
const listed: readonly (readonly [Labels<string>, Readonly<Record<string, string>>])[] = [
  [
    levelLabels,
    {
      company:
        'Co, Corp, Corporate, Group, Organization, Organisation, Company-wide, Org, Unternehmen, Firma, Gesamtunternehmen, Entreprise, Société, Empresa, Compañía, Organización',
      department:
        'Dept, Division, Business unit, Abteilung, Bereich, Département, Direction, Departamento, Área',
      team: 'Squad, Equipe, Équipe, Equipo',
    },
  ],
  [
    typeLabels,
    {
      metric:
        'Number, Numeric, Numerical, Value, KPI, Currency, Metrik, Kennzahl, Zahl, Métrique, Indicateur, Nombre, Métrica, Número, Indicador',
      percentage: 'Percent, Prozent, Prozentsatz, Pourcentage, Porcentaje',
      milestone: 'Milestones, Meilenstein, Meilensteine, Jalon, Jalons, Hito, Hitos',
      yes_no:
        'Boolean, Binary, Done or not, Ja/Nein, Binär, Oui/Non, Binaire, Sí/No, Binario, True/False, Checkbox',
      maintain: 'Keep, Guardrail, Health metric, Halten, Beibehalten, Maintenir, Mantener',
    },
  ],
  [
    directionLabels,
    {
      increase:
        'Up, Grow, Higher, Higher is better, More is better, Raise, Erhöhen, Steigern, Augmenter, Hausse, Aumentar, Subir',
      decrease:
        'Down, Reduce, Lower is better, Lower, Less is better, Senken, Verringern, Diminuer, Baisse, Réduire, Disminuir, Reducir, Bajar',
      at_least: 'Minimum, Min, No less than, Mindestens, Au moins, Al menos, Como mínimo',
      at_most: 'Maximum, Max, No more than, Höchstens, Au plus, Como máximo',
      between: 'Range, Within, Zwischen, Entre, Bereich, Intervalle, Rango',
    },
  ],
  [
    ambitionLabels,
    {
      committed:
        'Commit, Commitment, Roofshot, Must, Verbindlich, Engagé, Engagement, Comprometido, Compromiso',
      aspirational:
        'Aspiration, Stretch, Moonshot, Ambitious, Ambitioniert, Ambitieux, Ambicioso, Aspiracional',
    },
  ],
  [
    objectiveStateLabels,
    {
      active,
      closed,
      cancelled:
        'Canceled, Dropped, Abandoned, Killed, Verworfen, Gestrichen, Abgebrochen, Abgesagt, Annulé, Abandonné, Annulée, Cancelado, Cancelada, Descartado, Descartada',
    },
  ],
  [
    keyResultStateLabels,
    {
      active,
      closed,
      dropped:
        'Cancelled, Canceled, Abandoned, Killed, Verworfen, Gestrichen, Abgebrochen, Abandonné, Annulé, Descartado, Cancelado, Abandonado',
      deferred: 'Postponed, Parked, Verschoben, Zurückgestellt, Reporté, Aplazado, Pospuesto',
    },
  ],
  [
    curveLabels,
    {
      linear: 'Even, Gleichmäßig, Linéaire, Lineal',
    },
  ],
  [
    initiativeStatusLabels,
    {
      planned: `${statuses.not_started.join(', ')}, Idea, Idee, Idée, Proposed, Scoping`,
      // Under way, and nothing is said against it.
      on_track: `${statuses.on_track.join(', ')}, In progress, Ongoing, Active, Started, Doing, Discovery, Exploring, Design, Build, Building, In development, Beta, Pilot, Testing, In Arbeit, Umsetzung, In Umsetzung, Laufend, En cours, En curso, En progreso`,
      at_risk: statuses.at_risk.join(', '),
      blocked:
        'Stuck, Waiting, On hold, Paused, Blockiert, Bloqué, Bloquée, En attente, Bloqueado, Bloqueada, En espera',
      done: `${statuses.complete.join(', ')}, Closed, Launched, Released, Live, GA, Livré, Entregado`,
      cancelled:
        'Canceled, Dropped, Abandoned, Killed, Verworfen, Gestrichen, Abgebrochen, Abgesagt, Gestoppt, Annulé, Abandonné, Annulée, Cancelado, Cancelada, Descartado, Descartada',
    },
  ],
  [
    decisionStatusLabels,
    {
      proposed:
        'Draft, Open, Pending, Not started, In progress, In review, Under discussion, To decide, Vorgeschlagen, Offen, Nicht begonnen, In Bearbeitung, Entwurf, Proposé, Proposée, Ouverte, En discussion, À décider, Propuesto, Propuesta, Pendiente, Borrador',
      decided:
        'Accepted, Approved, Made, Final, Done, Entschieden, Beschlossen, Angenommen, Décidé, Décidée, Acceptée, Validée, Approuvée, Decidido, Decidida, Aceptada, Aprobada',
      superseded:
        'Replaced, Obsolete, Deprecated, Ersetzt, Abgelöst, Überholt, Remplacé, Remplacée, Obsolète, Reemplazada, Sustituida, Obsoleta',
      reversed:
        'Revoked, Rejected, Withdrawn, Rolled back, Widerrufen, Zurückgenommen, Rückgängig, Annulé, Annulée, Revenue, Revertido, Revertida, Anulada',
    },
  ],
  [
    reversibleLabels,
    {
      yes: 'Reversible, Two-way door, Ja, Umkehrbar, Oui, Sí, Si',
      no: 'Irreversible, One-way door, Nein, Nicht umkehrbar, Non, Irréversible',
      partially:
        'Partly, Partial, In part, Teilweise, Zum Teil, Partiellement, En partie, Parcialmente, En parte, Parcial',
    },
  ],
  [
    STATUS_LABEL,
    {
      not_started: statuses.not_started.join(', '),
      on_track: statuses.on_track.join(', '),
      at_risk: statuses.at_risk.join(', '),
      off_track: statuses.off_track.join(', '),
      complete: statuses.complete.join(', '),
    },
  ],
]

const codes = new Map(
  listed.map(([labels, words]) => [
    labels,
    new Map(
      Object.entries(words).flatMap(([code, list]) =>
        list.split(', ').map((word) => [plainWords(word), code] as const),
      ),
    ),
  ]),
)

/** @returns the code of the option that people call so; undefined: of none */
export function codeOfWord(labels: Labels<string>, word: string): string | undefined {
  return codes.get(labels)?.get(plainWords(word))
}
