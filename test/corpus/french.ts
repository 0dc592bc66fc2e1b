import { date, number, people, percent, relation, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { frenchFacts, inCycles } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

const trimestres = ['T3 2026', 'T4 2026']

/** A French company that also keeps a register of its decisions. */
export const french: CorpusWorkspace = {
  name: 'French',
  async lay(workspace) {
    const gens = layPeople(workspace, 'Élodie Martin', 'Hugo Lefèvre', 'Zoé Garnier')
    const objectifs = await layTable(workspace, 'Objectifs', {
      Objectif: title,
      Niveau: select('Entreprise', 'Département', 'Équipe'),
      Équipe: select('Produit', 'Ventes', 'Support'),
      Responsable: people,
      Trimestre: select(...trimestres),
      Description: text,
    })
    const resultats = await layTable(workspace, 'Résultats clés', {
      'Résultat clé': title,
      Objectif: relation(objectifs, 'Résultats clés'),
      Responsable: people,
      'Valeur initiale': number,
      Cible: number,
      'Valeur actuelle': number,
      Unité: text,
      Confiance: percent,
      Statut: select('En bonne voie', 'À risque', 'En retard', 'Terminé'),
      'Dernière mise à jour': date,
      Commentaire: text,
    })
    const decisions = await layTable(workspace, 'Décisions', {
      Décision: title,
      Statut: select('Proposée', 'Prise', 'Remplacée'),
      Décideur: people,
      'À décider avant le': date,
      'Date de décision': date,
      Justification: text,
      'Résultats clés': relation(resultats, 'Décisions'),
      'Date de revue': date,
      Bilan: text,
    })

    const titres = [...new Set(frenchFacts.map(({ objective }) => objective))]
    const lignes = layRows(
      workspace,
      objectifs,
      trimestres.flatMap((Trimestre) =>
        titres.map((Objectif, n) => ({
          Objectif,
          Trimestre,
          Niveau: at(['Entreprise', 'Département', 'Équipe'], n),
          Équipe: at(['Support', 'Ventes', 'Produit'], n),
          Responsable: [at(gens, n)],
          Description: 'Validé en comité de direction.',
        })),
      ),
    )
    const cles = layRows(
      workspace,
      resultats,
      inCycles(frenchFacts, trimestres).map((fact) => ({
        'Résultat clé': fact.keyResult,
        Objectif: [lignes[trimestres.indexOf(fact.cycle) * titres.length + titres.indexOf(fact.objective)]!],
        Responsable: [at(gens, fact.n)],
        'Valeur initiale': fact.from,
        Cible: fact.n === 12 ? null : fact.to,
        'Valeur actuelle': fact.now,
        Unité: fact.unit,
        Confiance: { green: 0.75, amber: 0.5, red: 0.3 }[fact.feel],
        Statut: { green: 'En bonne voie', amber: 'À risque', red: 'En retard' }[fact.feel],
        'Dernière mise à jour':
          fact.cycle === 'T3 2026' ? '2026-09-30' : at(['2026-11-18', '2026-11-04'], fact.n),
        Commentaire: at(['', 'Le fournisseur a livré.', 'À revoir lundi.'], fact.n),
      })),
    )
    layRows(
      workspace,
      decisions,
      [
        'Ouvrir un bureau à Gand',
        'Changer d’hébergeur',
        'Arrêter l’offre gratuite',
        'Recruter un acheteur',
      ].map((Décision, n) => ({
        Décision,
        Statut: at(['Prise', 'Proposée', 'Remplacée'], n),
        Décideur: [at(gens, n)],
        'À décider avant le': at(['2026-10-15', '2026-12-01'], n),
        'Date de décision': n % 3 === 1 ? null : '2026-10-12',
        Justification: n % 3 === 1 ? '' : 'Le coût baisse de moitié.',
        'Résultats clés': [at(cles, 8 + n)],
        'Date de revue': '2027-01-15',
        Bilan: n === 2 ? 'Trois clients perdus.' : '',
      })),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: objectifs,
          kind: 'objectives',
          flat: false,
          columns: {
            title: 'Objectif',
            level: 'Niveau',
            team: 'Équipe',
            owners: 'Responsable',
            cycle: 'Trimestre',
          },
        },
        {
          dataSourceId: resultats,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Résultat clé',
            objectives: 'Objectif',
            owners: 'Responsable',
            baseline: 'Valeur initiale',
            target: 'Cible',
            current: 'Valeur actuelle',
            unit: 'Unité',
            ownerConfidence: 'Confiance',
            word: 'Statut',
            lastCheckIn: 'Dernière mise à jour',
            note: 'Commentaire',
            decisions: 'Décisions',
          },
        },
        {
          dataSourceId: decisions,
          kind: 'decisions',
          flat: false,
          columns: {
            title: 'Décision',
            status: 'Statut',
            owners: 'Décideur',
            decideBy: 'À décider avant le',
            date: 'Date de décision',
            rationale: 'Justification',
            keyResults: 'Résultats clés',
            reviewDate: 'Date de revue',
            outcome: 'Bilan',
          },
        },
      ],
    }
  },
}
