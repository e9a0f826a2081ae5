import { consents, type Consent } from '../../sheets-schema/consents.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import type { FormField } from '../../sheets-schema/forms.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import { wishes, type Wish } from '../../sheets-schema/wishes.ts';
import { standingOf, type Standing } from '../mail/consent.ts';
import { berlinDate } from '../platform/time.ts';
import { addressTabs, placesOf } from '../rules/places.ts';
import { isShown } from '../rules/visibility.ts';
import type { Answer } from '../web/answer.ts';
import { formOf, Refused, valuesOf, type Asked } from '../web/asked.ts';
import { errorsOf, fieldView, readAnswers, type Posted, type Problems } from '../web/form.ts';
import { PARTNER_PURPOSE } from '../web/partner-link.ts';
import { leavePath, offerPath, partnerPath, paths, reportPath } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import { spokenIn } from '../web/spoken.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { append, rowsIn } from '../workbook/workbook.ts';
import { shownOffers, type Catalogue } from './catalogue.ts';
import { nextDate } from './events.ts';
import { catalogueOrNull, wordsOf, type House } from './house.ts';
import { endOf } from './leave.ts';
import {
  erasureWish,
  exportOf,
  keysIn,
  newWishes,
  ownEvents,
  ownOffers,
  wantedBy,
  wishFields,
  type Wanted,
} from './partner-data.ts';
import { LINK_PATIENCE_MS, within } from './patience.ts';
import { assertProof } from './proof.ts';
import { NotReceived, receive } from './receive.ts';
import { secretHeaders, secretPage } from './secret-page.ts';

/** What a link stands for: a partner, or one whose data are to be erased or are gone. */
type Own =
  | {
      readonly row: Partner;
      readonly proofs: readonly Consent[];
      readonly wishes: readonly Wish[];
      readonly erasure: null;
    }
  | { readonly row: null; readonly erasure: Wish };

const questions: readonly FormField[] = wishFields.map((key) => ({
  key,
  column: partners.columns[key],
  required: key !== 'topics',
}));

type Notice = 'saved' | 'same' | 'notStored';

/** `/rundbrief/meine-seite/<token>`: what a partner may see and change. It comes by mail alone, and a GET changes nothing. */
export async function showPartner(asked: Asked, house: House): Promise<Answer> {
  const own = await ownOf(asked, house);
  if (!own) return stale(house);
  return own.row ? ownPage(asked, own, house) : erasurePage(own.erasure, house);
}

/** The same by POST: notes what is to change in the partner's row; `upkeep` carries it out. */
export async function takePartner(asked: Asked, house: House): Promise<Answer> {
  const own = await ownOf(asked, house);
  if (!own) return stale(house);
  if (!own.row) return erasurePage(own.erasure, house);
  const { row } = own;
  const words = wordsOf(await house.officeOrNull());
  const posted = valuesOf(formOf(asked));
  const read = readAnswers(partners, 'subscription', posted, words, questions);
  if (!read.ok) return ownPage(asked, own, house, { posted, problems: read.problems });
  const wanted = wantedBy(row, own.wishes, words);
  const added = newWishes(row, read.answers, { wanted, own: own.wishes, words, at: house.instant });
  const [first] = added;
  if (!first) return ownPage(asked, own, house, { notice: 'same' });
  try {
    await receive(
      added.map((wish) => append(wishes, wish)),
      first.id,
      house.ports,
    );
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return ownPage(asked, own, house, { posted, notice: 'notStored' });
  }
  // Also where they are still on their way into the sheet, the page shows them.
  return ownPage(asked, { ...own, wishes: [...own.wishes, ...added] }, house, { notice: 'saved' });
}

/** `…/daten`: everything that is stored about the partner, as a JSON file. */
export async function exportPartner(asked: Asked, house: House): Promise<Answer> {
  const own = await ownOf(asked, house);
  if (!own) return stale(house);
  if (!own.row) return erasurePage(own.erasure, house);
  const { row, proofs } = own;
  const [{ words }, rows] = await Promise.all([
    house.catalogue(),
    within(LINK_PATIENCE_MS, house.ports.workbook.read(deliveries, ...addressTabs)),
  ]);
  const data = exportOf(
    row,
    {
      consents: proofs,
      wishes: own.wishes,
      deliveries: (rows.deliveries ?? []).filter(({ recipient }) => recipient === row.id),
      places: placesOf(row.email, (tab) => rowsIn(rows, tab)),
    },
    words,
  );
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ erstelltAm: house.instant, ...data }, null, 2),
    keep: 'none',
    headers: { ...secretHeaders, 'Content-Disposition': 'attachment; filename="meine-daten.json"' },
  };
}

/** `…/loeschen` by GET: what goes, what must stay and why, and a button. */
export async function showErasure(asked: Asked, house: House): Promise<Answer> {
  const own = await ownOf(asked, house);
  if (!own) return stale(house);
  if (!own.row) return erasurePage(own.erasure, house);
  const t = german();
  const token = asked.params['token'] ?? '';
  const title = t('partner.erase.title');
  const view = {
    title,
    lead: t('partner.erase.lead'),
    goes: ['row', 'offers', 'places', 'letter'].map((key) => t(`partner.erase.goes.${key}`)),
    stays: staysTexts(),
    action: partnerPath(token, 'loeschen'),
    back: partnerPath(token),
  };
  return secretPage(200, 'partner-erase', view, title, house);
}

/** The same by POST: ends the consent at once and notes the wish durably; `upkeep` erases. */
export async function takeErasure(asked: Asked, house: House): Promise<Answer> {
  const own = await ownOf(asked, house);
  if (!own) return stale(house);
  if (!own.row) return erasurePage(own.erasure, house);
  const { row, proofs } = own;
  const wish = erasureWish(row, house.instant);
  const end = endOf(row.email ?? '', proofs, 'loeschung', house);
  await receive([append(wishes, wish), ...(end ? [end.row] : [])], wish.id, house.ports);
  return erasurePage(wish, house);
}

/**
 * What the link of a page stands for; null for one that counts no more.
 * @throws Refused 503 while nobody can tell, Late, WorkbookError
 */
async function ownOf(asked: Asked, { ports, now }: House): Promise<Own | null> {
  const reading = ports.keys.readToken(PARTNER_PURPOSE, asked.params['token'] ?? '', now);
  if (!reading.ok) return null;
  const read = await within(LINK_PATIENCE_MS, ports.workbook.read(partners, consents, wishes));
  assertProof(read.findings);
  const own = read.wishes.filter(({ partnerId }) => partnerId === reading.id);
  const erasure = own.find(({ kind }) => kind === 'loeschen');
  if (erasure) return { row: null, erasure };
  const row = read.partners.find(({ id, email }) => id === reading.id && email);
  if (row) {
    const hmac = ports.keys.addressHmac(row.email ?? '');
    const proofs = read.consents.filter(({ addressHmac }) => addressHmac === hmac);
    return { row, proofs, wishes: own, erasure: null };
  }
  // Nobody can tell now whose row it is.
  if (read.findings.some(({ code, tab }) => code === 'ROWS_SHUFFLED' && tab === partners.key))
    throw new Refused(503);
  return null;
}

async function ownPage(
  asked: Asked,
  { row, proofs, wishes: own }: Extract<Own, { erasure: null }>,
  house: House,
  {
    posted,
    problems,
    notice,
  }: { readonly posted?: Posted; readonly problems?: Problems; readonly notice?: Notice } = {},
): Promise<Answer> {
  const t = german();
  const { ports, now } = house;
  const token = asked.params['token'] ?? '';
  const catalogue = await catalogueOrNull(house);
  const words = wordsOf(catalogue ?? (await house.officeOrNull()));
  const fields = fieldsOf(posted ?? chosenIn(wantedBy(row, own, words), words), problems, words);
  const errors = errorsOf(fields);
  const standing = standingOf(proofs, ports.keys.addressHmac(row.email ?? ''));
  const title = t('partner.title');
  const view = {
    title,
    who: [row.name, row.organisation, row.email].filter(Boolean).join(' · '),
    standing: standingText(standing, row),
    notice: notice
      ? {
          danger: notice === 'notStored',
          title: t(`partner.notice.${notice}.title`),
          text: t(`partner.notice.${notice}.text`),
        }
      : null,
    errors,
    failed: errors.length > 0,
    action: partnerPath(token),
    fields,
    wishes: own
      .toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''))
      .map((wish) => ({
        what: t('partner.wish', { field: wish.field ?? '', value: wish.new ?? t('partner.wish.empty') }),
        state: wish.state ?? t('partner.wish.open', { date: dayOf(wish.receivedAt) }),
      })),
    offers: catalogue?.offers ? offersOf(row, catalogue, house) : null,
    noOffers: t(catalogue?.offers ? 'partner.offers.none' : 'partner.offers.unread'),
    events: catalogue ? eventsOf(row, catalogue, house) : null,
    noEvents: t(catalogue ? 'partner.events.none' : 'partner.offers.unread'),
    stored: storedOf(row, proofs, words),
    exportPath: partnerPath(token, 'daten'),
    erasePath: partnerPath(token, 'loeschen'),
    leavePath:
      standing.state === 'ended' ? '' : leavePath(ports.keys.token('leave', row.id ?? '', now, null)),
    subscribePath: paths.subscription,
  };
  const status = notice === 'notStored' ? 503 : view.failed ? 422 : 200;
  return secretPage(status, 'partner', view, title, house, view.failed);
}

function fieldsOf(posted: Posted, problems: Problems | undefined, words: ReturnType<typeof wordsOf>) {
  const t = german();
  const spoken = spokenIn(t, words);
  return questions.map((field) =>
    fieldView(t, 'partner', field, spoken, posted[field.key], problems?.get(field.key)),
  );
}

function chosenIn(wanted: Wanted, words: ReturnType<typeof wordsOf>): Posted {
  return Object.fromEntries(wishFields.map((field) => [field, keysIn(field, wanted[field], words)]));
}

function standingText(standing: Standing, { status }: Partner): string {
  const t = german();
  switch (standing.state) {
    case 'given':
      return status === 'aktiv'
        ? t('partner.standing.given', { date: dayOf(standing.confirmedAt) })
        : t('partner.standing.paused');
    case 'ended':
      return t('partner.standing.ended', { date: dayOf(standing.endedAt) });
    case 'requested':
      return t('partner.standing.requested', { date: dayOf(standing.requestedAt) });
    case 'none':
      return t('partner.standing.none');
    default:
      return standing satisfies never;
  }
}

function offersOf(row: Partner, catalogue: Catalogue, { today }: House) {
  const t = german();
  const own = ownOffers(row, catalogue.offers ?? [], shownOffers(catalogue, today));
  return own.map((offer) => {
    const slug = slugOf(offer);
    const shown = isShown(offer, today, catalogue.hideAfter);
    return {
      title: offer.title,
      path: shown ? offerPath(slug) : '',
      reportPath: shown ? reportPath(slug) : '',
      state: catalogue.words.label('status', offer.status),
      confirmed: offer.confirmedAt
        ? t('partner.offer.confirmed', { date: longDate(offer.confirmedAt) })
        : t('partner.offer.unconfirmed'),
    };
  });
}

function eventsOf(row: Partner, { events, words }: Catalogue, { today }: House) {
  return ownEvents(row, events).flatMap((event) => {
    const next = nextDate(event, today);
    return next
      ? [{ title: event.title, when: longDate(next), state: words.label('eventStatus', event.status ?? '') }]
      : [];
  });
}

/** What is stored about a partner, as lines of a list. The ledgers of mails are in the file. */
function storedOf(row: Partner, proofs: readonly Consent[], words: ReturnType<typeof wordsOf>) {
  const t = german();
  const exported = exportOf(row, { consents: [], wishes: [], deliveries: [], places: [] }, words);
  const [cells = {}] = exported[partners.title] ?? [];
  const machine = new Set([partners.columns.id.label, partners.columns.submissionId.label]);
  const lines = Object.entries(cells)
    .filter(([label]) => !machine.has(label))
    .map(([label, value]) => ({
      label,
      value: label === partners.columns.receivedAt.label ? dayOf(String(value)) : [value].flat().join(', '),
    }));
  const consentLines = proofs.flatMap(({ requestedAt, confirmedAt, endedAt }) => [
    ...(requestedAt ? [{ label: t('partner.stored.requested'), value: dayOf(requestedAt) }] : []),
    ...(confirmedAt ? [{ label: t('partner.stored.confirmed'), value: dayOf(confirmedAt) }] : []),
    ...(endedAt ? [{ label: t('partner.stored.ended'), value: dayOf(endedAt) }] : []),
  ]);
  return [...lines, ...consentLines];
}

function staysTexts(): string[] {
  const t = german();
  return ['proof', 'ledger', 'enquiries', 'public', 'history'].map((key) => t(`partner.erase.stays.${key}`));
}

/** The page of a partner who asked to be erased: when, whether it is done, and what stays. */
async function erasurePage(erasure: Wish, house: House): Promise<Answer> {
  const t = german();
  const done = erasure.doneAt !== null;
  const title = t(done ? 'partner.erased.title' : 'partner.erasing.title');
  const view = {
    title,
    lead: done
      ? t('partner.erased.lead', { date: dayOf(erasure.doneAt) })
      : t('partner.erasing.lead', { date: dayOf(erasure.receivedAt) }),
    goes: [],
    stays: staysTexts(),
    action: '',
    back: '',
  };
  return secretPage(200, 'partner-erase', view, title, house);
}

async function stale(house: House): Promise<Answer> {
  const t = german();
  const title = t('partner.stale.title');
  const view = {
    title,
    lead: t('partner.stale.lead'),
    path: paths.partnerLink,
    link: t('partner.stale.link'),
  };
  return secretPage(410, 'stale', view, title, house);
}

function dayOf(instant: string | null): string {
  return instant ? longDate(berlinDate(new Date(instant))) : '';
}
