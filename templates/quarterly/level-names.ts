/** How the levels of objectives are called in the report; `none`: its row names no level. */
export const LEVEL_NAMES = {
  company: 'Company',
  department: 'Department',
  team: 'Team',
  none: 'Without a level',
} as const
