/** What `okr-sync --help` prints. */
export const HELP = `okr-sync keeps OKRs in Notion honest.

Usage: okr-sync <command> [options]

  demo            runs everything on a sandbox of its own and serves the result to look at
                  --once  end when it is done   --port N  where to serve (4100)
                  --chaos RATE  let this share of all requests fail, 0 to 1   --seed N  which of them (1)
  init PAGE       creates the four databases under a Notion page (a link or an id), and prints the settings
  init --adopt    shows how your own databases are read and which columns would be added for okr-sync to write, asks
                  once, and adds them; nothing that is there is changed. The databases are those of the settings, or
                  with init --adopt LINK what is found under a page or database, with the settings to paste
  init --remove   takes the columns away again that --adopt added; shows them first, and asks once
                  for both: --yes  does not ask   --dry-run  only shows
  audit LINK      shows what your own OKRs in Notion say today: what can be scored, which typed statuses the rules
                  contradict, what is unlinked or stale, and the settings to paste. LINK is of a page or a database;
                  it needs NOTION_TOKEN alone, and writes, mails and keeps nothing
                  --markdown  as Markdown   --html FILE  also as a page, written into that file
  go-live         begins to mail in a workspace that init did not make: prints what would have gone out, asks once, and
                  mails one summary of today to DIGEST_TO; from then on letters are about what changes
                  --yes  does not ask   --dry-run  prints it, and nothing begins
  doctor          looks whether settings, Notion, Linear, GitHub, mail, store and clock are as they must be; it
                  writes and sends nothing. Exit code: 2 mend settings, 3 a system cannot be reached or a job
                  is late, 1 mend something in Notion, Linear or GitHub, 0 all well (or warnings only)
  plan            prints what a sync would change, and changes nothing
  sync            reads, measures, scores, writes back, and mails what is due
                  --dry-run  the same as plan
  digest [REPORT] mails this week's digest to DIGEST_TO and whoever is subscribed, once a week; REPORT may be
                  initiatives (weekly), engineering (last month) or quarterly (last cycle) instead
                  --dry-run  prints it   --preview FOLDER  writes it there; with --as-of as it was then
  escalate        mails each person what is due now: key results off track or long at risk, blocked initiatives,
                  decisions, values, all-clears. As sync, but nothing is written into Notion
  nudge           asks owners now, whatever the day, for values older than CHECKIN_EVERY; each once a week. For
                  both, quiet hours and the most letters to a person hold; what waits is said, and until when
                  --dry-run  prints who would hear what and what waits; nothing is mailed or remembered
  undo RUN        puts back what a run changed in Notion, rows that it added into the trash, but nothing that somebody
                  has edited since; RUN is the id that sync prints, or last   --dry-run  prints what it would put back
  recompute RUN   reckons a run again from what its rules were given, and says whether it comes out the same;
                  RUN as above
  resend MESSAGE  sends a mail again that was not confirmed or was refused; doctor names its id
  explain PAGE    prints whole why a key result or an objective (a link, an id or its title) has its status; of a
                  decision what was chosen, what was done about it, and how its key results stood
  whatif PAGE     what could be done about a key result or an objective, and the chance with each: another target,
                  another end, more people, or accepting it as it goes; changes nothing
                  --target N  with this target, as Notion shows it   --end DAY  with this last day
  score           scores a file of OKRs, with no service attached
                  --input FILE  the OKRs as JSON   --format text|json
                  --quarter-progress P  reckon with this share of the quarter, 0 to 1, instead of the date
  backtest        how good the chances and colours of past cycles were, under these thresholds and others
  backup FILE     copies the store into a new file, also while the service runs
  preview         shows every template of mail with made-up rows, for whoever works on templates
                  --port N  where to serve (4200)   --out FOLDER  write the pages there and end
  serve           serves HTTP and runs sync and digest when they are due
                  --port N  where to listen (8787)

Options of every command but serve:
  --json          one JSON document on stdout, nothing else
Options of plan, audit, demo, explain, whatif, score, and of sync, digest, escalate and nudge with --dry-run:
  --as-of TIME    reckon with another moment than now: 2026-11-20T08:00:00Z, or a day (its end in TIMEZONE)

Exit codes: 0 done, 1 done with findings that need a person, 2 wrong use or settings,
3 an outside system failed and work is left to do.
Settings come from the environment or a .env file; .env.example lists them.
`
