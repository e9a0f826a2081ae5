import { byId, h } from './dom.ts';
import { ask, germanInstant, repeat, toast } from './shell.ts';
import { t, type Word } from './words.ts';

interface Summary {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
}

interface Message extends Summary {
  readonly headers: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly text?: string;
  readonly hasHtml: boolean;
  readonly source: string;
  readonly attachments: ReadonlyArray<{ name: string; type: string; size: number; inline: boolean }>;
}

type View = 'html' | 'text' | 'headers' | 'source';

/** Milliseconds between two looks for new post. */
const LOOK_EVERY = 2000;

const main = byId('main');
const search = h('input', {
  type: 'search',
  placeholder: t('mailbox.filter'),
  'aria-label': t('mailbox.filter'),
  oninput: () => showList(),
});
const count = h('p', { class: 'count' });
const list = h('ul', { class: 'messages' });
const reader = h('section', { class: 'reader', 'aria-label': t('mailbox.frame') });

let messages: readonly Summary[] = [];
let openId = location.hash.slice(1);
let view: View = 'html';
let shownList = '';

function sender(address: string): string {
  return /^(.+?) <.*>$/.exec(address)?.[1] ?? address;
}

function showList(): void {
  const words = search.value.toLowerCase();
  const shown = messages.filter(({ from, to, subject }) =>
    `${from} ${to} ${subject}`.toLowerCase().includes(words),
  );
  // Drawing the same list again would take the focus from whoever reads along with the keyboard.
  const drawn = JSON.stringify([shown, openId]);
  if (drawn === shownList) return;
  shownList = drawn;
  count.textContent = t('mailbox.count', { n: shown.length });
  list.replaceChildren(
    ...shown.map((message) =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            'aria-current': message.id === openId ? 'true' : undefined,
            onclick: () => void open(message.id),
          },
          h('span', { class: 'who' }, sender(message.from)),
          h('time', { dateTime: message.date }, germanInstant(message.date)),
          h('span', { class: 'subject' }, message.subject || t('mailbox.noSubject')),
          h('span', { class: 'whom' }, `${t('mailbox.to')} ${message.to}`),
        ),
      ),
    ),
  );
  if (shown.length === 0) {
    list.append(h('li', { class: 'none' }, messages.length === 0 ? t('mailbox.empty') : t('mailbox.none')));
  }
}

async function open(id: string): Promise<void> {
  try {
    const message = await ask<Message>(`/api/mail/${id}`);
    openId = id;
    history.replaceState(null, '', `#${id}`);
    showMessage(message);
    showList();
  } catch (error) {
    toast((error as Error).message);
  }
}

function showMessage(message: Message): void {
  const views: View[] = message.hasHtml
    ? ['html', 'text', 'headers', 'source']
    : ['text', 'headers', 'source'];
  const current = views.includes(view) ? view : views[0]!;
  const buttons = views.map((name) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(name === current),
        onclick: () => {
          view = name;
          showMessage(message);
        },
      },
      t(`mailbox.${name}` satisfies Word),
    ),
  );
  const files = message.attachments.filter(({ inline }) => !inline);
  reader.replaceChildren(
    h(
      'header',
      {},
      h('h2', {}, message.subject || t('mailbox.noSubject')),
      h(
        'dl',
        {},
        ...fact('mailbox.from', message.from),
        ...fact('mailbox.to', message.to),
        ...fact('mailbox.date', germanInstant(message.date, 'medium')),
        ...(files.length > 0
          ? fact(
              'mailbox.attachments',
              files.map(({ name, size }) => `${name} (${Math.ceil(size / 1024)} KB)`).join(', '),
            )
          : []),
      ),
      h('div', { class: 'views', role: 'group', 'aria-label': t('mailbox.views') }, ...buttons),
    ),
    body(message, current),
  );
}

function fact(label: Word, value: string): HTMLElement[] {
  return [h('dt', {}, t(label)), h('dd', {}, value)];
}

function body(message: Message, current: View): HTMLElement {
  if (current === 'html') {
    const frame = h('iframe', { title: t('mailbox.frame') });
    // Nothing runs in a letter and it cannot reach this page; its links open in new tabs.
    frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
    frame.src = `/mail/${message.id}/html`;
    return frame;
  }
  if (current === 'headers') {
    return h(
      'div',
      { class: 'plain' },
      h(
        'table',
        {},
        ...message.headers.map(({ name, value }) =>
          h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)),
        ),
      ),
    );
  }
  if (current === 'source') return h('pre', { class: 'plain', tabIndex: 0 }, message.source);
  return h('pre', { class: 'plain words', tabIndex: 0 }, ...withLinks(message.text ?? t('mailbox.noText')));
}

/** Addresses in a text as links. */
function withLinks(text: string): Array<Node | string> {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) =>
      index % 2 === 1 ? h('a', { href: part, target: '_blank', rel: 'noopener' }, part) : part,
    );
}

main.append(h('aside', { class: 'inbox' }, h('div', { class: 'search' }, search, count), list), reader);
reader.append(h('p', { class: 'empty' }, t('mailbox.pick')));

let failing = false;
repeat(async () => {
  try {
    ({ messages } = await ask<{ messages: readonly Summary[] }>('/api/mail'));
    failing = false;
    showList();
    main.dataset['ready'] = 'true';
  } catch (error) {
    if (!failing) toast((error as Error).message);
    failing = true;
  }
}, LOOK_EVERY);
if (openId) void open(openId);
