import { sql } from 'drizzle-orm'
import type { Database } from '#src/adapters/sql/database.ts'

/** Days before the newest one that the store knows. */
const DAYS = 84

/**
 * Twelve weeks of the past for every key result and objective that the store knows the newest day of, as runs of every day would
 * have left them: a quarter of the key results is measured each day, the others are checked in once a week; scores and chances move
 * with the check-ins, and now and then a status turns.
 */
export async function layHistory(db: Database): Promise<void> {
  await db.run(sql`create table past as
    with recursive past(n) as (values(1) union all select n + 1 from past where n < ${DAYS}) select n from past`)
  await db.run(sql`insert into key_result_days (workspace, key_result_id, day, status, risk, score, confidence, baseline,
      target, weight, period, overruled, colour, target_score, rule_version, is_turn)
    select workspace, key_result_id, date(day, '-' || n || ' days'),
      iif(n / (20 + k % 30) % 2 = 0, status, 'at_risk'), iif(n / (20 + k % 30) % 2 = 0, risk, 'medium'),
      score * (1 - step / 100.0), confidence * (1 - step / 200.0), baseline, target, weight, period, overruled,
      iif(n / (20 + k % 30) % 2 = 0, colour, 'at_risk'), target_score, rule_version,
      n = ${DAYS} or (n + 1) % (20 + k % 30) = 0
    from (select *, iif(k % 4 = 0, n, (n + k) / 7 * 7) as step
      from (select *, row_number() over () as k from key_result_days), past)`)
  await db.run(sql`insert into objective_days (workspace, objective_id, day, status, score, confidence, colour, is_turn)
    select workspace, objective_id, date(day, '-' || n || ' days'), iif(n / (20 + k % 30) % 2 = 0, status, 'at_risk'),
      score * (1 - n / 100.0), confidence * (1 - n / 200.0), colour, n = ${DAYS} or (n + 1) % (20 + k % 30) = 0
    from (select *, row_number() over () as k from objective_days), past`)
  await db.run(sql`insert or ignore into check_ins (workspace, key_result_id, day, value, source)
    select workspace, key_result_id, date(day, '-' || n || ' days'), value * (1 - n / 100.0),
      iif(k % 4 = 0, 'measured', 'typed')
    from (select *, row_number() over () as k from check_ins), past
    where k % 4 = 0 or (n + k) % 7 = 0`)
  await db.run(sql`insert into episodes (workspace, id, page_id, opened_at, closed_at)
    select distinct workspace, key_result_id || '-' || date(day, '-40 days'), key_result_id,
      date(day, '-40 days') || 'T08:00:00.000Z', date(day, '-30 days') || 'T08:00:00.000Z'
    from key_result_days where day = (select max(day) from key_result_days)`)
  await db.run(sql`drop table past`)
}
