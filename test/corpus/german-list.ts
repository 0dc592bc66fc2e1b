import { date, email, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { at, layRows, layTable } from './lay.ts'

/** [Ziel, Kennzahl, Start, Soll, Ist, Ampel] as a works council would read them aloud. */
const lines = [
  ['Weniger Ausschuss', 'Ausschussquote Halle 2', '5,1 %', '2 %', '4,6 %', '🔴 rot'],
  ['Weniger Ausschuss', 'Nacharbeit in Stunden', '1.200', '400', '750', '🟡 gelb'],
  ['Pünktlich liefern', 'Liefertreue', '86 %', '97 %', '93 %', '🟢 grün'],
  ['Pünktlich liefern', 'Rückstand in Tagen', '14', '3', '5', '🟢 grün'],
  ['Neue Kunden', 'Auftragseingang', '2,1 Mio €', '3,4 Mio €', '2,6 Mio €', '🟡 gelb'],
  ['Neue Kunden', 'Erstgespräche', '12', '60', '31', '🟡 gelb'],
  ['Sichere Arbeit', 'Unfälle je Million Stunden', '9,5', '4', '8,8', '🔴 rot'],
] as const

const cycles = ['2. Quartal 2026', '3. Quartal 2026', '4. Quartal 2026']

/** A German list in one table: numbers with commas in text, owners by e-mail. */
export const germanList: CorpusWorkspace = {
  name: 'German list, numbers in text',
  async lay(workspace) {
    const table = await layTable(workspace, 'OKR-Liste', {
      Kennzahl: title,
      Ziel: text,
      Abteilung: select('Fertigung', 'Vertrieb', 'Logistik'),
      Zuständig: email,
      Zeitraum: select(...cycles),
      Startwert: text,
      Sollwert: text,
      Istwert: text,
      Ampel: select('🟢 grün', '🟡 gelb', '🔴 rot'),
      'Stand vom': date,
      Bemerkung: text,
    })
    layRows(
      workspace,
      table,
      cycles.flatMap((Zeitraum, cycle) =>
        lines.map(([Ziel, Kennzahl, Startwert, Sollwert, Istwert, Ampel], n) => ({
          Kennzahl,
          Ziel,
          Abteilung: at(['Fertigung', 'Logistik', 'Vertrieb'], n),
          Zuständig: at(['vogt@example.com', 'maier@example.com', undefined], n),
          Zeitraum,
          Startwert,
          Sollwert,
          Istwert: cycle < 2 && n % 2 === 0 ? Sollwert : Istwert,
          Ampel,
          'Stand vom': at(['2026-11-16', '2026-11-02'], n),
          Bemerkung: at(['', 'Zahl kommt aus SAP.'], n),
        })),
      ),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: table,
          kind: 'keyResults',
          flat: true,
          columns: {
            title: 'Kennzahl',
            objective: 'Ziel',
            team: 'Abteilung',
            owners: 'Zuständig',
            cycle: 'Zeitraum',
            baseline: 'Startwert',
            target: 'Sollwert',
            current: 'Istwert',
            word: 'Ampel',
            lastCheckIn: 'Stand vom',
            note: 'Bemerkung',
          },
        },
      ],
    }
  },
}
