/** What a template makes of a view model. The subject is one line, without control characters. */
export interface RenderedMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}
