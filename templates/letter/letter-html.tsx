import { Footer } from '#templates/mail/footer.tsx'
import { Row } from '#templates/mail/row.tsx'
import { documentOf, Shell } from '#templates/mail/shell.tsx'
import type { LetterWords } from './letter-words.ts'
import { OnlyHtml } from './only-html.tsx'
import { SectionsHtml } from './sections-html.tsx'

export function letterHtml({ subject, preheader, title, only, sections, footer }: LetterWords): string {
  return documentOf(
    <Shell title={subject} preheader={preheader}>
      {only === null ? (
        <>
          <Row space="28px">
            <h1 style="margin:0;font-size:22px;line-height:1.3">{title}</h1>
          </Row>
          <SectionsHtml sections={sections} />
        </>
      ) : (
        <OnlyHtml item={only} />
      )}
      <Footer lines={footer} />
    </Shell>,
  )
}
