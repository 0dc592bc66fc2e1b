import type { Digest } from '#src/core/mail/digest.ts'
import { Badge } from '#templates/mail/badge.tsx'
import { Footer } from '#templates/mail/footer.tsx'
import { paint } from '#templates/mail/palette.ts'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import { STATUS_MARKS } from '#templates/words/mark.ts'
import { preheaderOf, subjectOf } from './headline.ts'
import { countsOf, leadOf } from './lead.ts'
import type { Section } from './section.ts'
import { SectionHtml } from './section-html.tsx'
import { footerOf, titleOf } from './setting.ts'

export function digestHtml(digest: Digest, sections: readonly Section[]): string {
  const { now, changed, needed, caution } = leadOf(digest)
  const counts = countsOf(digest)
  return documentOf(
    <Shell title={subjectOf(digest)} preheader={preheaderOf(digest)}>
      <Row space="28px">
        <h1 style="margin:0;font-size:24px;line-height:1.3">{titleOf(digest)}</h1>
        {counts.length === 0 ? null : (
          <div style="margin-top:12px;line-height:2.2">
            {counts.map(({ status, count }) => (
              <>
                <Badge mark={STATUS_MARKS[status]} count={count} />{' '}
              </>
            ))}
          </div>
        )}
      </Row>
      <Row space="12px">
        <table cellpadding="0" cellspacing="0">
          <LeadLine name="Now" line={now} />
          <LeadLine name="Changed" line={changed} />
          <LeadLine name="Needed" line={needed} />
        </table>
        {caution === '' ? null : <p {...paint('muted', 'margin:8px 0 0')}>{caution}</p>}
      </Row>
      {sections.map((section) => (
        <SectionHtml section={section} today={digest.today} />
      ))}
      <Footer lines={footerOf(digest)} />
    </Shell>,
  )
}

function LeadLine({ name, line }: { readonly name: string; readonly line: string }) {
  return (
    <tr>
      <th
        scope="row"
        {...paint(
          'muted',
          'padding:2px 16px 2px 0;font-weight:400;text-align:left;vertical-align:top;white-space:nowrap',
        )}
      >
        {name}
      </th>
      <td {...paint('ink', 'padding:2px 0;vertical-align:top')}>{line}</td>
    </tr>
  )
}
