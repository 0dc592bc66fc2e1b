import { date, number, people, relation, select, text, title } from './columns.ts'
import type { CorpusWorkspace } from './corpus-workspace.ts'
import { inCycles, spanishFacts } from './facts.ts'
import { at, layPeople, layRows, layTable } from './lay.ts'

const trimestres = ['3T 2026', '4T 2026']

/** A Spanish retailer; owners are typed by name, and initiatives hang on key results. */
export const spanish: CorpusWorkspace = {
  name: 'Spanish',
  async lay(workspace) {
    const gente = layPeople(workspace, 'Lucía Gómez', 'Íñigo Peña', 'Mateo Ruiz')
    const objetivos = await layTable(workspace, 'Objetivos', {
      Objetivo: title,
      Nivel: select('Empresa', 'Departamento', 'Equipo'),
      Equipo: select('Tienda', 'Logística', 'América'),
      Responsable: people,
      Periodo: date,
    })
    const resultados = await layTable(workspace, 'Resultados clave', {
      'Resultado clave': title,
      Objetivo: relation(objetivos, 'Resultados clave'),
      Responsable: text,
      'Valor inicial': number,
      Meta: number,
      'Valor actual': number,
      Unidad: select('%', 'casos', 'puntos', 'pedidos', 'EUR', 'h', 'proveedores'),
      Estado: select('En camino', 'En riesgo', 'Atrasado', 'Completado'),
      'Última actualización': date,
      Comentarios: text,
      Trimestre: select(...trimestres),
    })
    const iniciativas = await layTable(workspace, 'Iniciativas', {
      Iniciativa: title,
      'Resultados clave': relation(resultados, 'Iniciativas'),
      Responsable: people,
      Estado: select('Planificada', 'En curso', 'Bloqueada', 'Hecha'),
      Fechas: date,
      Impacto: text,
      Bloqueo: text,
      'Próximo paso': text,
    })

    const titulos = [...new Set(spanishFacts.map(({ objective }) => objective))]
    const periods = [
      { start: '2026-07-01', end: '2026-09-30' },
      { start: '2026-10-01', end: '2026-12-31' },
    ]
    const filas = layRows(
      workspace,
      objetivos,
      periods.flatMap((Periodo) =>
        titulos.map((Objetivo, n) => ({
          Objetivo,
          Periodo,
          Nivel: at(['Empresa', 'Departamento', 'Equipo'], n),
          Equipo: at(['Tienda', 'América', 'Logística'], n),
          Responsable: [at(gente, n)],
        })),
      ),
    )
    const claves = layRows(
      workspace,
      resultados,
      inCycles(spanishFacts, trimestres).map((fact) => ({
        'Resultado clave': fact.keyResult,
        Objetivo: [filas[trimestres.indexOf(fact.cycle) * titulos.length + titulos.indexOf(fact.objective)]!],
        Responsable: at(['Lucía Gómez', 'Íñigo Peña', 'Mateo Ruiz', ''], fact.n),
        'Valor inicial': fact.from,
        Meta: fact.to,
        'Valor actual': fact.now,
        Unidad: fact.unit,
        Estado: { green: 'En camino', amber: 'En riesgo', red: 'Atrasado' }[fact.feel],
        'Última actualización':
          fact.cycle === '3T 2026' ? '2026-09-25' : at(['2026-11-13', '2026-10-30'], fact.n),
        Comentarios: at(['', 'Falta el informe de octubre.'], fact.n),
        Trimestre: fact.cycle,
      })),
    )
    layRows(
      workspace,
      iniciativas,
      ['Programa de puntos', 'Almacén en Puebla', 'Lectores de mano', 'Catálogo único'].map(
        (Iniciativa, n) => ({
          Iniciativa,
          'Resultados clave': [at(claves, 8 + 2 * n)],
          Responsable: [at(gente, n)],
          Estado: at(['En curso', 'Bloqueada', 'Hecha', 'Planificada'], n),
          Fechas: { start: '2026-10-01', end: '2026-12-15' },
          Impacto: 'Menos llamadas al servicio.',
          Bloqueo: n === 1 ? 'Permiso municipal pendiente.' : '',
          'Próximo paso': 'Reunión con el proveedor.',
        }),
      ),
    )
    return {
      link: workspace.root,
      expected: [
        {
          dataSourceId: objetivos,
          kind: 'objectives',
          flat: false,
          columns: {
            title: 'Objetivo',
            level: 'Nivel',
            team: 'Equipo',
            owners: 'Responsable',
            period: 'Periodo',
          },
        },
        {
          dataSourceId: resultados,
          kind: 'keyResults',
          flat: false,
          columns: {
            title: 'Resultado clave',
            objectives: 'Objetivo',
            owners: 'Responsable',
            baseline: 'Valor inicial',
            target: 'Meta',
            current: 'Valor actual',
            unit: 'Unidad',
            word: 'Estado',
            lastCheckIn: 'Última actualización',
            note: 'Comentarios',
          },
          mayBe: { cycle: ['Trimestre'] },
        },
        {
          dataSourceId: iniciativas,
          kind: 'initiatives',
          flat: false,
          columns: {
            title: 'Iniciativa',
            keyResults: 'Resultados clave',
            owners: 'Responsable',
            status: 'Estado',
            timeline: 'Fechas',
            impact: 'Impacto',
            blocker: 'Bloqueo',
            nextStep: 'Próximo paso',
          },
        },
      ],
    }
  },
}
