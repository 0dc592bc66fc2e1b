import type { Status } from '#src/core/model.ts'

/**
 * What people type for a status, in English, German, French and Spanish, apart from our own label. The whole of what they typed
 * has to be one of these: `90 % confident` or `not on track` is none.
 */
const words: Readonly<Record<Exclude<Status, 'unknown'>, readonly string[]>> = {
  not_started: [
    'Not started, To do, Todo, Planned, Not yet started, Backlog, Open, Upcoming',
    'Nicht begonnen, Nicht gestartet, Noch nicht begonnen, Noch nicht gestartet, Geplant, Offen',
    'Non commencé, Non démarré, Pas commencé, Pas démarré, À faire, À démarrer, Planifié',
    'No iniciado, Sin iniciar, Sin empezar, No empezado, Por hacer, Pendiente, Planificado',
  ],
  on_track: [
    'On track, Green, Good, On plan, On target, On course, On schedule, Healthy, Ahead, Going well, No concerns',
    'Im Plan, Auf Kurs, Grün, Gut, Planmäßig, Im Zeitplan, Läuft',
    'En bonne voie, Sur la bonne voie, Dans les temps, Conforme, Vert, Bon',
    'En camino, En curso según lo previsto, Según lo previsto, En plazo, Verde, Bien, Por buen camino',
  ],
  at_risk: [
    'At risk, Amber, Yellow, Orange, Behind, Needs attention, Attention, Slightly behind, Some risk, Some concern, Some concerns, Minor concerns, Delayed, Behind schedule',
    'Gefährdet, Risiko, In Gefahr, Kritisch beobachten, Gelb, Verzögert, Im Verzug, Achtung',
    'À risque, En retard, Jaune, À surveiller, Attention requise',
    'En riesgo, Con riesgo, Amarillo, Naranja, Ámbar, Retrasado, Con retraso, Atención',
  ],
  off_track: [
    'Off track, Red, Blocked, Stuck, Critical, Way behind, Failing, Missed, Serious concern, Serious concerns, Major concerns',
    'Nicht im Plan, Rot, Kritisch, Blockiert, Vom Kurs ab, Nicht auf Kurs, Verfehlt',
    'Hors piste, Rouge, Bloqué, Critique, En échec, Hors trajectoire, Pas en bonne voie',
    'Fuera de curso, Rojo, Bloqueado, Crítico, Desviado, Fuera de plazo, Descarrilado',
  ],
  complete: [
    'Complete, Completed, Done, Achieved, Finished, Reached, Hit, Delivered, Shipped',
    'Erledigt, Erreicht, Abgeschlossen, Fertig',
    'Terminé, Terminée, Atteint, Fait, Achevé, Réalisé',
    'Completado, Completada, Terminado, Hecho, Logrado, Alcanzado, Conseguido, Finalizado',
  ],
}

/** @returns what people type for a status, as they type it */
export function wordsOfStatus(status: Exclude<Status, 'unknown'>): readonly string[] {
  return words[status].flatMap((list) => list.split(', '))
}
