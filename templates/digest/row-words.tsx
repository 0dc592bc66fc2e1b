import type { Day } from '#src/core/model.ts'
import { Delta } from '#templates/mail/delta.tsx'
import { paint } from '#templates/mail/palette.ts'
import { isOption } from '#templates/words/brief-lines.ts'
import { formatDay } from '#templates/words/format-day.ts'
import type { SectionRow } from './section.ts'

/** What stands under a row's title. */
export function RowWords({ row, today }: { readonly row: SectionRow; readonly today: Day }) {
  const { about, change, lines, next } = row
  return (
    <>
      {about === '' && change === null ? null : (
        <div {...paint('muted', 'font-size:14px')}>
          {about}
          {about !== '' && change ? ' · ' : null}
          {change ? <Delta by={change.by} since={formatDay(change.since, today)} /> : null}
        </div>
      )}
      {lines.length === 0 && next === undefined ? null : (
        <div style="font-size:14px">
          {next === undefined ? null : (
            <>
              <b>Next:</b> {next}
              {lines.length === 0 ? null : <br />}
            </>
          )}
          {lines.map((line, index) =>
            isOption(line) ? (
              <p style="margin:0 0 0 14px">{line}</p>
            ) : (
              <>
                {index === 0 || isOption(lines[index - 1] ?? '') ? null : <br />}
                {line}
              </>
            ),
          )}
        </div>
      )}
    </>
  )
}
