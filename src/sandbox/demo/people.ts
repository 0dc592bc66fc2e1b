export interface PersonSeed {
  readonly name: string
  /** null: a guest whose address Notion does not tell. */
  readonly email: string | null
}

export const MAIL_DOMAIN = 'lumen-freight.example'

/** Who works at Lumen Freight, the demo company: software for shippers, 140 people. */
export const PEOPLE = {
  mara: { name: 'Mara Lindqvist', email: `mara@${MAIL_DOMAIN}` },
  ruth: { name: 'Ruth Adeyemi', email: `ruth@${MAIL_DOMAIN}` },
  idris: { name: 'Idris Bello', email: `idris@${MAIL_DOMAIN}` },
  sofia: { name: 'Sofia Marchetti', email: `sofia@${MAIL_DOMAIN}` },
  kenji: { name: 'Kenji Watanabe', email: `kenji@${MAIL_DOMAIN}` },
  nadia: { name: 'Nadia Haddad', email: `nadia@${MAIL_DOMAIN}` },
  tomas: { name: 'Tomás Ferreira', email: `tomas@${MAIL_DOMAIN}` },
  priya: { name: 'Priya Raman', email: `priya@${MAIL_DOMAIN}` },
  jonas: { name: "Jonas O'Neill <ops>", email: `jonas@${MAIL_DOMAIN}` },
  lea: { name: 'Léa Dubois', email: null },
} as const satisfies Record<string, PersonSeed>

export type PersonKey = keyof typeof PEOPLE
