import { date, number, people, relation, select, status, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { germanFacts, inCycles } from './facts.ts'
import { at, layColumns, layPeople, layRows, layTable } from './lay.ts'

const quarters = ['Q3/2026', 'Q4/2026']

/** A German works and office; Ziel is a title here, a relation there, and Zielwert the number. */
export const german: CorpusWorkspace = {
  name: 'German',
  async lay(workspace) {
    const leute = layPeople(workspace, 'Jana Vogt', 'Björn Özil', 'Käthe Maier')
    const ziele = await layTable(workspace, 'Ziele', {
      Ziel: title,
      Ebene: select('Unternehmen', 'Bereich', 'Team'),
      Bereich: select('Werk', 'Vertrieb', 'Service'),
      Verantwortlich: people,
      Quartal: select(...quarters),
      Gewichtung: number,
      Beschreibung: text,
    })
    await layColumns(workspace, ziele, { 'Übergeordnetes Ziel': relation(ziele, 'Untergeordnete Ziele') })
    const ergebnisse = await layTable(workspace, 'Schlüsselergebnisse', {
      Schlüsselergebnis: title,
      Ziel: relation(ziele, 'Schlüsselergebnisse'),
      Verantwortlich: people,
      Ausgangswert: number,
      Zielwert: number,
      'Aktueller Wert': number,
      Einheit: text,
      Status: status(['Offen'], ['Im Plan', 'Gefährdet', 'Kritisch'], ['Erreicht']),
      'Letztes Update': date,
      Kommentar: text,
    })
    const massnahmen = await layTable(workspace, 'Maßnahmen', {
      Maßnahme: title,
      Schlüsselergebnis: relation(ergebnisse, 'Maßnahmen'),
      Verantwortlich: people,
      Status: select('Geplant', 'In Arbeit', 'Blockiert', 'Erledigt'),
      Zeitraum: date,
      Hindernis: text,
      'Nächster Schritt': text,
    })

    const titel = [...new Set(germanFacts.map(({ objective }) => objective))]
    const zielZeilen = layRows(
      workspace,
      ziele,
      quarters.flatMap((Quartal) =>
        titel.map((Ziel, n) => ({
          Ziel,
          Quartal,
          Ebene: n === 0 ? 'Unternehmen' : 'Bereich',
          Bereich: at(['Service', 'Werk', 'Vertrieb'], n),
          Verantwortlich: [at(leute, n)],
          Gewichtung: at([2, 1, 1], n),
          Beschreibung: 'Im Strategietag beschlossen.',
        })),
      ),
    )
    await workspace.call('PATCH', `pages/${zielZeilen[4]}`, {
      properties: { 'Übergeordnetes Ziel': { relation: [{ id: zielZeilen[3] }] } },
    })
    const zeilen = layRows(
      workspace,
      ergebnisse,
      inCycles(germanFacts, quarters).map((fact) => ({
        Schlüsselergebnis: fact.keyResult,
        Ziel: [zielZeilen[quarters.indexOf(fact.cycle) * titel.length + titel.indexOf(fact.objective)]!],
        Verantwortlich: fact.n % 7 === 3 ? [] : [at(leute, fact.n)],
        Ausgangswert: fact.from,
        Zielwert: fact.to,
        'Aktueller Wert': fact.now,
        Einheit: fact.unit,
        Status:
          fact.cycle === 'Q3/2026' && fact.feel === 'green'
            ? 'Erreicht'
            : { green: 'Im Plan', amber: 'Gefährdet', red: 'Kritisch' }[fact.feel],
        'Letztes Update': fact.cycle === 'Q3/2026' ? '2026-09-29' : at(['2026-11-16', '2026-10-19'], fact.n),
        Kommentar: at(['', 'Warten auf den Einkauf.', 'Läuft.'], fact.n),
      })),
    )
    layRows(
      workspace,
      massnahmen,
      ['Neue Hotline', 'Rüstteam in zwei Schichten', 'Angebotsvorlagen', 'Treueprogramm', 'Messebesuch'].map(
        (Maßnahme, n) => ({
          Maßnahme,
          Schlüsselergebnis: [at(zeilen, 9 + n * 2)],
          Verantwortlich: [at(leute, n)],
          Status: at(['In Arbeit', 'Blockiert', 'Erledigt', 'Geplant'], n),
          Zeitraum: { start: '2026-10-05', end: '2026-12-11' },
          Hindernis: n === 1 ? 'Der Betriebsrat hat noch nicht zugestimmt.' : '',
          'Nächster Schritt': 'Termin mit der Leitung.',
        }),
      ),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: ziele,
          kind: 'objectives',
          flat: false,
          columns: {
            title: 'Ziel',
            level: 'Ebene',
            team: 'Bereich',
            owners: 'Verantwortlich',
            cycle: 'Quartal',
            weight: 'Gewichtung',
            supports: 'Übergeordnetes Ziel',
          },
        },
        {
          dataSourceId: ergebnisse,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Schlüsselergebnis',
            objectives: 'Ziel',
            owners: 'Verantwortlich',
            baseline: 'Ausgangswert',
            target: 'Zielwert',
            current: 'Aktueller Wert',
            unit: 'Einheit',
            word: 'Status',
            lastCheckIn: 'Letztes Update',
            note: 'Kommentar',
          },
        },
        {
          dataSourceId: massnahmen,
          kind: 'initiatives',
          flat: false,
          columns: {
            title: 'Maßnahme',
            keyResults: 'Schlüsselergebnis',
            owners: 'Verantwortlich',
            status: 'Status',
            timeline: 'Zeitraum',
            blocker: 'Hindernis',
            nextStep: 'Nächster Schritt',
          },
        },
      ],
    }
  },
}
