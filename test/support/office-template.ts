import { OAuth2Client } from 'google-auth-library';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sheetsClient } from '../../functions/workbook/gateway.ts';
import { setUp } from '../../functions/workbook/setup.ts';
import type { Doubts } from '../../local/sheets/doubts.ts';
import { startSheets } from '../../local/sheets/server.ts';
import type { FileKey } from '../../sheets-schema/tab.ts';
import { officeFolder } from './office-folder.ts';

/** The file of a template that holds its spreadsheets' ids. */
const IDS = 'ids.json';

/** Doubts about Google that are answered otherwise than is likely. */
export type World = Readonly<Partial<Doubts>>;

/** The folder of a Sheets server that is not running, and its four spreadsheets. */
export interface Template {
  readonly state: string;
  readonly ids: Readonly<Record<FileKey, string>>;
}

/** Four spreadsheets, set up and otherwise empty, in a folder of their own to work on. */
export async function emptyOffice(world: World = {}): Promise<Template> {
  return copied(await templateOf(['empty', world], () => newOffice(world)));
}

/** A copy of a template to work on. */
export function copied({ state: origin, ids }: Template): Template {
  const state = officeFolder();
  cpSync(origin, state, { recursive: true });
  return { state, ids };
}

const templates = new Map<string, Promise<Template>>();

/**
 * What offices start from: made once a run under its name, by whoever needs it first.
 * @param make gives one in an `officeFolder`, which becomes the template's
 */
export function templateOf(name: readonly unknown[], make: () => Promise<Template>): Promise<Template> {
  const key = Buffer.from(JSON.stringify(name)).toString('base64url');
  const known = templates.get(key);
  if (known) return known;
  const made = madeIn(join(place(), key), make);
  templates.set(key, made);
  made.catch(() => templates.delete(key)); // one that a busy machine did not get ready in time fails one test, not all
  return made;
}

/** Where templates lie: one place for all test files of a run, and where there is no such run one of this process. */
function place(): string {
  const given = process.env['OFFICE_TEMPLATES'];
  if (given !== undefined) return given;
  const own = officeFolder();
  process.env['OFFICE_TEMPLATES'] = own;
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  return own;
}

async function madeIn(state: string, make: () => Promise<Template>): Promise<Template> {
  if (!existsSync(state)) {
    const made = await make();
    writeFileSync(join(made.state, IDS), JSON.stringify(made.ids));
    try {
      renameSync(made.state, state);
    } catch (error) {
      if (!existsSync(state)) throw error;
      rmSync(made.state, { recursive: true }); // another test file was first
    }
  }
  return { state, ids: JSON.parse(readFileSync(join(state, IDS), 'utf8')) as Template['ids'] };
}

async function newOffice(world: World): Promise<Template> {
  const state = officeFolder();
  const server = await startSheets({ port: 0, state, doubts: world });
  const sheets = clientOf(server.url);
  const create = async (title: string) =>
    (await sheets.spreadsheets.create({ requestBody: { properties: { title } } })).data.spreadsheetId ?? '';
  const ids = {
    directory: await create('Verzeichnis'),
    contacts: await create('Kontakte 2026'),
    surveys: await create('Befragungen'),
    operations: await create('Versand'),
  };
  await setUp(sheets, {
    directoryId: ids.directory,
    contactsId: ids.contacts,
    surveysId: ids.surveys,
    operationsId: ids.operations,
    year: 2026,
    writesPerMinute: 600,
  });
  await server.close();
  return { state, ids };
}

/** A client of a Sheets server with somebody's token. */
export function clientOf(url: string, token = 'owner'): sheets_v4.Sheets {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return sheetsClient({ rootUrl: `${url}/`, auth });
}
