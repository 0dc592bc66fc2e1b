import { date, number, people, relation, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { frenchFacts, inCycles } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

/** Priorities, indicators and works: three French databases that never say OKR in their titles. */
export const frenchPriorities: CorpusWorkspace = {
  name: 'French, other names',
  async lay(workspace) {
    const gens = layPeople(workspace, 'Nadia Roux', 'Luc Perrin')
    const priorites = await layTable(workspace, 'Priorités stratégiques', {
      Priorité: title,
      Pilote: people,
      Période: date,
      Échelon: select('Entreprise', 'Direction', 'Équipe'),
    })
    const indicateurs = await layTable(workspace, 'Indicateurs', {
      Indicateur: title,
      Priorité: relation(priorites, 'Indicateurs'),
      Porteur: people,
      Départ: number,
      Objectif: number,
      Réalisé: number,
      Météo: select('☀️ Soleil', '⛅ Nuages', '🌧️ Pluie'),
      'Point fait le': date,
    })
    const chantiers = await layTable(workspace, 'Chantiers', {
      Chantier: title,
      Indicateurs: relation(indicateurs, 'Chantiers'),
      Responsable: people,
      Avancement: select('À venir', 'En cours', 'Bloqué', 'Terminé'),
      Calendrier: date,
      'Point de blocage': text,
    })
    const periods = [
      { start: '2026-07-01', end: '2026-09-30' },
      { start: '2026-10-01', end: '2026-12-31' },
    ]
    const titres = [...new Set(frenchFacts.map(({ objective }) => objective))]
    const lignes = layRows(
      workspace,
      priorites,
      periods.flatMap((Période) =>
        titres.map((Priorité, n) => ({
          Priorité,
          Période,
          Pilote: [at(gens, n)],
          Échelon: at(['Entreprise', 'Direction'], n),
        })),
      ),
    )
    const rows = layRows(
      workspace,
      indicateurs,
      inCycles(frenchFacts, ['T3', 'T4']).map((fact) => ({
        Indicateur: fact.keyResult,
        Priorité: [lignes[(fact.cycle === 'T4' ? titres.length : 0) + titres.indexOf(fact.objective)]!],
        Porteur: [at(gens, fact.n)],
        Départ: fact.from,
        Objectif: fact.to,
        Réalisé: fact.now,
        Météo: { green: '☀️ Soleil', amber: '⛅ Nuages', red: '🌧️ Pluie' }[fact.feel],
        'Point fait le': fact.cycle === 'T4' ? at(['2026-11-17', '2026-10-27'], fact.n) : '2026-09-28',
      })),
    )
    layRows(
      workspace,
      chantiers,
      ['Refonte du support', 'Bureau de Gand', 'Nouvel hébergeur', 'Relance des impayés'].map(
        (Chantier, n) => ({
          Chantier,
          Indicateurs: [at(rows, 8 + n * 2)],
          Responsable: [at(gens, n)],
          Avancement: at(['En cours', 'Bloqué', 'Terminé', 'À venir'], n),
          Calendrier: { start: '2026-09-14', end: '2026-12-11' },
          'Point de blocage': n === 1 ? 'Bail non signé.' : '',
        }),
      ),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: priorites,
          kind: 'objectives',
          flat: false,
          columns: { title: 'Priorité', owners: 'Pilote', period: 'Période', level: 'Échelon' },
        },
        {
          dataSourceId: indicateurs,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Indicateur',
            objectives: 'Priorité',
            owners: 'Porteur',
            baseline: 'Départ',
            // The number to reach, not the objective.
            target: 'Objectif',
            current: 'Réalisé',
            word: 'Météo',
            lastCheckIn: 'Point fait le',
          },
        },
        {
          dataSourceId: chantiers,
          kind: 'initiatives',
          flat: false,
          columns: {
            title: 'Chantier',
            keyResults: 'Indicateurs',
            owners: 'Responsable',
            status: 'Avancement',
            timeline: 'Calendrier',
            blocker: 'Point de blocage',
          },
        },
      ],
    }
  },
}
