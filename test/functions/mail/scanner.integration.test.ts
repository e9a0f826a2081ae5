import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { runDigest } from '../../../functions/digest/function.ts';
import { runFreshness } from '../../../functions/freshness/function.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { quartierFrom } from '../../../functions/platform/quartier.ts';
import { runPost } from '../../../functions/post/function.ts';
import { runSurvey } from '../../../functions/survey/run.ts';
import { GOOGLE_SPREADSHEETS } from '../../../functions/workbook/links.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { allTabs } from '../../../sheets-schema/workbooks.ts';
import { MAIL_TEMPLATES } from '../../../tools/build-mail.ts';
import { startWorld, type World } from '../site/world.ts';
import { openPostOffice } from './post-office.ts';
import { linksIn } from './twins.ts';

const SITE = 'https://quartier.example';
const NOW = new Date();
const ago = (days: number): string =>
  new Date(Math.floor((NOW.getTime() - days * 86_400_000) / 1000) * 1000).toISOString();

let world: World;
let post: Awaited<ReturnType<typeof openPostOffice>>;
beforeAll(async () => {
  world = await startWorld();
  post = await openPostOffice();
});
afterAll(() => Promise.all([post.close(), world.close()]));

/** Enters who sends and who gets the manager's mails. */
async function enterSettings(): Promise<void> {
  const rows = await world.rows(settings);
  const label = settings.columns.key.label;
  const column = String.fromCharCode(65 + Object.keys(rows[0] ?? {}).indexOf(settings.columns.value.label));
  for (const [key, value] of [
    ['quartier.name', 'Quartier am Fluss'],
    ['manager.email', 'buero@quartier.example'],
    ['sender.email', 'brief@quartier.example'],
    ['operator.email', 'technik@quartier.example'],
  ] as const)
    await world.sheets.spreadsheets.values.update({
      spreadsheetId: world.ids.directory,
      range: `'${settings.title}'!${column}${rows.findIndex((row) => row[label] === key) + 2}`,
      valueInputOption: 'RAW',
      requestBody: { values: [[value]] },
    });
}

/** A partner who asked three days ago, and confirmed or not. */
async function addPartner(email: string, confirmed: boolean): Promise<string> {
  const id = idOf(email);
  const proof = { addressHmac: world.keys.addressHmac(email), purpose: 'digest' };
  await world.workbook.append([
    append(partners, { id, reference: referenceOf(id), email, status: 'aktiv', receivedAt: ago(3) }),
    append(consents, { ...proof, id: idOf(`${email} asked`), requestedAt: ago(3) }),
    ...(confirmed ? [append(consents, { ...proof, id: idOf(`${email} yes`), confirmedAt: ago(2) })] : []),
  ]);
  return id;
}

it('may open every link of every mail twice, as mail scanners do, and no sheet changes', async () => {
  await enterSettings();
  await addPartner('anna@verein.example', true);
  const asked = await addPartner('neu@verein.example', false);
  const survey = idOf('survey');
  await world.workbook.append([
    append(offers, {
      id: idOf('Chor'),
      title: 'Chor',
      summary: 'Singen.',
      status: 'oeffentlich',
      keepEmail: 'chor@verein.example',
      receivedAt: ago(160),
    }),
    append(reports, {
      id: idOf('report'),
      offer: 'Chor',
      offerId: idOf('Chor'),
      text: 'Da war niemand.',
      receivedAt: ago(1),
    }),
    append(offers, {
      id: idOf('Beratung'),
      title: 'Beratung',
      summary: 'Rat.',
      status: 'oeffentlich',
      receivedAt: ago(160),
    }),
    append(surveys, {
      id: survey,
      reference: referenceOf(survey),
      title: 'Wie war es?',
      status: 'freigegeben',
      closes: ago(2).slice(0, 10),
      summaryTo: ['manager'],
    }),
  ]);
  const environment = {
    SITE_URL: SITE,
    DIRECTORY_ID: world.ids.directory,
    SPREADSHEETS_URL: GOOGLE_SPREADSHEETS,
  };
  const mailer = smtpMailer(post.url);
  const io = {
    workbook: world.workbook,
    keys: world.keys,
    mailer,
    clock: { now: () => NOW },
    environment,
    quartier: async () => quartierFrom((await world.workbook.read(settings)).settings, SITE),
  };
  const submission = idOf('submission');
  const address = 'dora@example.org';
  await runPost({ kind: 'optIn', partner: asked }, io);
  await runPost(
    { kind: 'receipt', form: 'contact', submission, reference: referenceOf(submission), address },
    io,
  );
  await runPost({ kind: 'alarm', function: 'append', task: 't-1', code: 'COLUMN_MISSING' }, io);
  await runPost({ kind: 'partnerLink', address: 'anna@verein.example', hour: ago(0) }, io);
  const saturday = new Date(NOW.getTime() + ((6 - NOW.getUTCDay() + 7) % 7) * 86_400_000);
  saturday.setUTCHours(7);
  await runDigest(saturday, io);
  await runDigest(new Date(saturday.getTime() + 2 * 86_400_000), io);
  await runBrief(NOW, io);
  await runSurvey(NOW, io);
  await runFreshness(NOW, io);
  mailer.close();
  // One mail of each template, the letter as preview too, the alarm to two, a report to two: a new kind of mail belongs in here.
  const kinds = readdirSync(MAIL_TEMPLATES).filter((name) => name.endsWith('.mjml'));
  expect(post.taken).toHaveLength(kinds.length + 4);

  const links = new Set(
    post.taken.flatMap(({ email: { html = '', text = '' } }) => {
      const found = linksIn({ subject: '', html, text });
      return [...found.html, ...found.text];
    }),
  );
  const opened = [...links].filter((link) => link.startsWith(SITE)).map((link) => link.slice(SITE.length));
  // A scanner may follow what a page links to.
  const own = opened.filter((path) => path.startsWith('/rundbrief/meine-seite/'));
  const paths = [...opened, ...own.flatMap((path) => [`${path}/daten`, `${path}/loeschen`])];
  for (const start of [
    'rundbrief/bestaetigen',
    'rundbrief/abmelden',
    'rundbrief/meine-seite',
    'stimmt-noch',
    'anrufen',
    'erfassen',
  ])
    expect(paths.some((path) => path.startsWith(`/${start}/`))).toBe(true);
  const before = await sheets();
  for (const path of [...paths, ...paths])
    expect([path, (await world.get(path)).status]).toEqual([path, 200]);
  expect(await sheets()).toEqual(before);
  expect(world.queue.tasks).toEqual([]);
});

it('brings an answer to any of these mails to the manager', () => {
  expect(post.taken.length).toBeGreaterThan(0);
  for (const { email } of post.taken) {
    expect([email.subject, email.from?.address]).toEqual([email.subject, 'brief@quartier.example']);
    expect([email.subject, email.replyTo]).toMatchObject([
      email.subject,
      [{ address: 'buero@quartier.example' }],
    ]);
  }
});

/** Every tab as the manager sees it. */
async function sheets(): Promise<Record<string, unknown>> {
  const read = await Promise.all(allTabs.map(async (tab) => [tab.key, await world.rows(tab)] as const));
  return Object.fromEntries(read);
}
