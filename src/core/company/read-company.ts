import type { CompanyFinding } from './company-score.ts'
import type { FileCompany, FileSection, Level } from './file-company.ts'
import { isRow, type Row, readFields } from './read-fields.ts'
import { notARow, readObjective } from './read-objective.ts'
import { rowFinding } from './row-finding.ts'
import { SectionFields } from './section-fields.ts'
import { type CompanyClock, type SectionTime, sectionTime } from './section-time.ts'
import { shownValue } from './shown-value.ts'
import { createUnknownKeys } from './unknown-keys.ts'

const SECTIONS = { company_okrs: 0, department_okrs: 0, team_okrs: 0 }

/**
 * Reads a file of OKRs. Every row is read for itself: what cannot be read is a finding, and everything else is there.
 * Departments and teams are in the quarter of the company unless they name their own.
 */
export function readCompany(file: unknown, clock: CompanyClock): FileCompany {
  const findings: CompanyFinding[] = []
  const unknownKeys = createUnknownKeys()
  let rows = 0
  const root = isRow(file) ? file : {}
  if (!isRow(file)) findings.push(rowFinding(AT_ROOT, notARow(file, 'file of OKRs')))
  unknownKeys.look('the file', SECTIONS, root, () => '')

  const company = readCompanySection()
  const departments = readSections('department_okrs', 'department')
  const teams = readSections('team_okrs', 'team')
  return { company, departments, teams, findings: [...findings, ...unknownKeys.findings()] }

  function readCompanySection(): FileSection {
    const given = root['company_okrs']
    const isGiven = given !== undefined && given !== null
    if (!isGiven) findings.push(rowFinding(AT_ROOT, NO_COMPANY))
    else if (!isRow(given))
      findings.push(rowFinding({ ...AT_ROOT, path: 'company_okrs' }, notARow(given, 'company')))
    return readSection(isRow(given) ? given : {}, 'company_okrs', 'company', null)
  }

  function readSections(name: string, level: Level): readonly FileSection[] {
    const given = root[name]
    if (given === undefined || given === null) return []
    if (!Array.isArray(given)) {
      const fault = {
        code: 'not_a_list',
        property: name,
        message: `${name} is ${shownValue(given)}, and not a list; nothing of it is read.`,
        mend: `Write ${name} as a list: [{"name": "...", "objectives": []}].`,
      }
      findings.push(rowFinding({ ...AT_ROOT, path: name }, fault))
      return []
    }
    return given.flatMap((entry: unknown, index) => {
      const path = `${name}[${index}]`
      if (isRow(entry)) return readSection(entry, path, level, company.time)
      findings.push(rowFinding({ ...AT_ROOT, path }, notARow(entry, level)))
      return []
    })
  }

  function readSection(row: Row, path: string, level: Level, above: SectionTime | null): FileSection {
    const { fields, faults } = readFields(SectionFields, row)
    unknownKeys.look(level === 'company' ? 'the company' : `a ${level}`, SectionFields.shape, row, () => path)
    const name = fields.name?.trim() || (level === 'company' ? 'Company' : `${path} (no name)`)
    const isUntold = faults.some(({ property }) => property.startsWith('quarter_'))
    const time = isUntold ? { period: null, now: clock.now, fault: null } : sectionTime(fields, above, clock)
    const at = { path, id: null, title: name }
    const isEmpty = !row['objectives'] || fields.objectives?.length === 0
    for (const fault of [...faults, time.fault, isEmpty ? NO_OBJECTIVES : null]) {
      if (fault !== null) findings.push(rowFinding(at, fault))
    }
    const owner = fields.owner ?? null
    const reading = {
      level,
      owner,
      unknownKeys,
      nextCount,
      add: (finding: CompanyFinding) => findings.push(finding),
    }
    return {
      level,
      name,
      owner,
      department: level === 'company' ? null : (fields.department ?? null),
      quarter: fields.quarter ?? null,
      time,
      objectives: (fields.objectives ?? []).flatMap((entry, index) => {
        const place = `${path}.objectives[${index}]`
        if (isRow(entry)) return readObjective(entry, place, reading)
        findings.push(rowFinding({ path: place, id: null, title: null }, notARow(entry, 'objective')))
        return []
      }),
    }
  }

  function nextCount(): number {
    rows += 1
    return rows
  }
}

const AT_ROOT = { path: '', id: null, title: null }

const NO_COMPANY = {
  code: 'no_company',
  property: 'company_okrs',
  message: 'company_okrs is missing, so there is nothing that the rest could serve.',
  mend: 'Add company_okrs with quarter_start, quarter_end and objectives.',
}

const NO_OBJECTIVES = {
  code: 'no_objectives',
  property: 'objectives',
  message: 'It has no objectives, so there is nothing to score.',
  mend: 'Add objectives with key_results, or take the section out.',
}
