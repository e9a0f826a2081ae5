import { berlinDateTime } from '../platform/time.ts';
import { longDate } from '../words/dates.ts';
import type { Translate } from '../words/locale.ts';
import { html, type Answer } from '../web/answer.ts';
import type { Asked } from '../web/asked.ts';
import { answersView } from '../web/check.ts';
import { renderPage } from '../web/page.ts';
import { receivedPath } from '../web/routes.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import { purposeOf, type PublicForm, type Received, type Submission } from './public-form.ts';
import { secretHeaders } from './secret-page.ts';

/** How long the page can be called up again. */
const SHOWN_DAYS = 7;

/** What the address of the page holds of a submission: nothing that anybody wrote. */
interface Shown {
  /** Empty where there is none to read out. */
  readonly reference: string;
  /** Whether a person looks at it first. */
  readonly aside: boolean;
}

function receivedToken(definition: PublicForm, { reference, aside }: Shown, { ports, now }: House): string {
  const until = new Date(now.getTime() + SHOWN_DAYS * 86_400_000);
  return ports.keys.token(receivedPurpose(definition), `${reference}${aside ? '~' : '-'}`, now, until);
}

function receivedPurpose(definition: PublicForm): string {
  return `received:${purposeOf(definition)}`;
}

/**
 * The page after a form, made to be printed too: the reference to read out, what happens next, and what was sent. It answers
 * a POST, which a browser can only send again; so a script of ours puts an address in its place, under which `showReceived`
 * says the same without what was written.
 * @param receipt whether a confirmation by mail is on its way; `null` where nobody asked for one
 */
export async function receivedPage(
  definition: PublicForm,
  received: Received,
  { answers, receivedAt, doubts }: Submission,
  receipt: boolean | null,
  house: House,
): Promise<Answer> {
  const { t } = house;
  const { form, tab, path, place } = definition;
  const office = await house.officeOrNull();
  const { reference } = received;
  const token = receivedToken(definition, { reference, aside: doubts.length > 0 }, house);
  const view = {
    ...received,
    draft: path,
    here: house.to(receivedPath(path, token)),
    spelled: spelled(reference),
    arrived: arrivedText(new Date(receivedAt), t),
    receipt: receipt === null ? '' : t(receipt ? 'site.received.mailed' : 'site.received.notMailed'),
    ...answersView(tab, form, answers, { t, words: wordsOf(office) }),
  };
  const page = renderPage('received', view, { title: received.title, place, frame: frameOf(office, house) });
  return html(200, page, 'none');
}

/** GET `<form>/angekommen/<token>`: what is known of a submission without asking anybody: its reference, and when it came. */
export async function showReceived(definition: PublicForm, asked: Asked, house: House): Promise<Answer> {
  const { t } = house;
  const { form, path, place } = definition;
  const reading = house.ports.keys.readToken(
    receivedPurpose(definition),
    asked.params['token'] ?? '',
    house.now,
  );
  const frame = frameOf(await house.officeOrNull(), house);
  if (!reading.ok) {
    const title = t('site.received.lapsed.title');
    const view = {
      title,
      lead: t('site.received.lapsed.lead'),
      path: house.to(path),
      link: t(`${form}.title`),
    };
    return html(410, renderPage('stale', view, { title, place, frame, unlisted: true }), 'none');
  }
  const kind = reading.id.endsWith('~') ? 'aside' : `${form}.received`;
  const reference = reading.id.slice(0, -1);
  const view = {
    title: t(`${kind}.title`),
    lead: t(`${kind}.lead`),
    reference,
    draft: '',
    here: '',
    spelled: spelled(reference),
    arrived: arrivedText(reading.issuedAt, t),
    receipt: '',
    steps: [t('site.received.again'), ...(reference ? [t('site.received.call')] : [])],
    answers: [],
  };
  const page = renderPage('received', view, { title: view.title, place, frame, unlisted: true });
  return html(200, page, 'none', secretHeaders);
}

function arrivedText(at: Date, t: Translate): string {
  const [day = '', time = ''] = berlinDateTime(at).split('T');
  return t('site.received.arrived', { day: longDate(day, t.lang), time: time.slice(0, 5) });
}

/** A reference as a screen reader says it: sign by sign, with a pause in the middle. */
function spelled(reference: string): string {
  return reference
    .split('-')
    .map((half) => half.split('').join(' '))
    .join(', ');
}
