import { sql } from 'drizzle-orm'
import type { NewLetter } from '#src/ports/outbox.ts'
import type { Database } from './database.ts'
import { jsonArrays } from './json-arrays.ts'
import { outbox, told } from './schema.ts'

/**
 * Pairs of statements that lay letters down, dozens in each: what they tell, and the letters themselves. A pair belongs into one
 * batch. A letter whose key is there already tells nothing and is left out; the second statement answers the ids of the others.
 */
export function letterInserts(db: Database, workspace: string, letters: readonly NewLetter[]) {
  return jsonArrays(letters.map(wellFormed)).map((array) => {
    const isThere = db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        sql`${outbox.workspace} = ${workspace} and ${outbox.kind} = letter.value ->> 'kind'
          and ${outbox.to} = letter.value ->> 'to' and ${outbox.slot} = letter.value ->> 'slot'`,
      )
    return [
      // Before the letters, of which it can be told now alone whether they are new.
      db
        .insert(told)
        .select(
          sql`select ${workspace}, subject.value, letter.value ->> 'to', letter.value ->> 'date', letter.value ->> 'messageId'
            from json_each(${array}) letter, json_each(letter.value, '$.subjects') subject where not exists ${isThere}`,
        )
        .onConflictDoNothing(),
      db
        .insert(outbox)
        .select(
          sql`select ${workspace}, value ->> 'id', value ->> 'kind', value ->> 'slot', value ->> 'messageId', value ->> 'date',
            value ->> 'to', value ->> 'subject', value ->> 'html', value ->> 'text', 'pending', 0, null, null,
            value ->> 'references' from json_each(${array}) where true`,
        )
        // Named, so that a clash of ids is a failure and never a message that silently is not sent.
        .onConflictDoNothing({ target: [outbox.workspace, outbox.kind, outbox.to, outbox.slot] })
        .returning({ id: outbox.id }),
    ] as const
  })
}

/** SQLite would make half a letter of JSON into bytes that are no text, and libSQL ends the process on reading them. */
function wellFormed(letter: NewLetter): NewLetter {
  const { subject, html, text } = letter
  return {
    ...letter,
    subject: subject.toWellFormed(),
    html: html.toWellFormed(),
    text: text.toWellFormed(),
  }
}
