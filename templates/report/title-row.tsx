import { Badge } from '#templates/mail/badge.tsx'
import { Row } from '#templates/mail/row.tsx'
import type { ReportWords } from './report-words.ts'

/** The title, and how many there are of each mark. */
export function TitleRow({ title, counts }: Pick<ReportWords, 'title' | 'counts'>) {
  return (
    <Row space="28px">
      <h1 style="margin:0;font-size:24px;line-height:1.3">{title}</h1>
      {counts.length === 0 ? null : (
        <div style="margin-top:12px;line-height:2.2">
          {counts.map(({ mark, count }) => (
            <>
              <Badge mark={mark} count={count} />{' '}
            </>
          ))}
        </div>
      )}
    </Row>
  )
}
