import { text } from 'drizzle-orm/sqlite-core'
import type { CellValue, Day, Instant } from '#src/core/model.ts'

export const workspace = () => text('workspace').notNull()
export const instant = (name: string) => text(name).$type<Instant>()
export const day = (name: string) => text(name).$type<Day>()
export const cell = (name: string) => text(name, { mode: 'json' }).$type<CellValue>()
