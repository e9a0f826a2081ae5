// What JavaScript adds to the pages of a form; each works without it. What is typed survives a closed tab: it is kept on
// this device alone, never sent by this script, and gone once the form is received, after three days, or by a button.
// A question that depends on another appears when it matters. The page after sending can be printed by a button, and "Back"
// leads to pages that can be shown again.

interface Draft {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: readonly (readonly [name: string, value: string])[];
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PREFIX = 'entwurf:';
const KEPT_MS = 3 * 86_400_000;

/** The device's memory; nothing where it is switched off, full or holds what is not ours. */
function memory<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

function read(key: string): Draft | null {
  return memory((storage) => JSON.parse(storage.getItem(key) ?? 'null') as Draft | null);
}

function forgetOld(): void {
  const keys = memory((storage) => Object.keys(storage)) ?? [];
  for (const key of keys.filter((one) => one.startsWith(PREFIX)))
    if (!(Date.now() - (read(key)?.at ?? 0) < KEPT_MS)) forget(key);
}

function forget(key: string): void {
  memory((storage) => storage.removeItem(key));
}

function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');
}

/** The questions that a person sees and answers: no token, nothing that is hidden from all. */
function fieldsOf(form: HTMLElement): Field[] {
  const all = form.querySelectorAll<Field>('input:not([type=hidden]), textarea, select');
  return [...all].filter((field) => field.name !== '' && !field.closest('[aria-hidden=true]'));
}

function answered(field: Field): boolean {
  return isChoice(field) ? field.checked : field.value !== '';
}

/** Keeps what is typed, brings it back into an empty form, and forgets it when told to. */
function keepDraft(form: HTMLFormElement): void {
  const key = PREFIX + form.dataset['draft'];
  const fields = fieldsOf(form);
  const note = document.querySelector<HTMLElement>('[data-draft-kept]');
  const restored = document.querySelector<HTMLElement>('[data-draft-restored]');
  const show = (element: HTMLElement | null, shown: boolean): void => {
    if (element) element.hidden = !shown;
  };
  const draft = read(key);
  if (draft && form.dataset['fresh'] === 'true') {
    for (const field of fields) {
      const values = draft.values.flatMap(([name, value]) => (name === field.name ? [value] : []));
      if (isChoice(field))
        field.checked = values.includes(field.value) || (field.checked && values.length === 0);
      else if (values[0] !== undefined) field.value = values[0];
    }
    show(restored, true);
  }
  show(note, draft !== null);
  form.addEventListener('input', () => {
    const values = fields.filter(answered).map((field) => [field.name, field.value] as const);
    if (values.length === 0) forget(key);
    else
      memory((storage) => storage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Draft)));
    show(note, read(key) !== null);
  });
  for (const button of document.querySelectorAll('[data-draft-delete]'))
    button.addEventListener('click', () => {
      forget(key);
      for (const field of fields)
        if (isChoice(field)) field.checked = false;
        else field.value = '';
      show(note, false);
      show(restored, false);
      form.dispatchEvent(new Event('change'));
      fields[0]?.focus();
    });
}

/** Hides questions while they do not matter; never one that is answered, or in which somebody is typing. */
function showWhatMatters(form: HTMLFormElement): void {
  const parts = [...form.querySelectorAll<HTMLElement>('[data-when]')];
  const update = (): void => {
    const given = fieldsOf(form).filter(answered);
    for (const part of parts) {
      const { when, whenNot = '' } = part.dataset;
      const matters = given.some(({ name, value }) => name === when && !whenNot.split(' ').includes(value));
      part.hidden = !matters && !fieldsOf(part).some(answered) && !part.contains(document.activeElement);
    }
  };
  for (const event of ['input', 'change', 'focusout']) form.addEventListener(event, update);
  update();
}

/** Opens the emergency numbers when the topic is chosen before which they stand. */
function openEmergency(form: HTMLFormElement): void {
  const numbers = document.querySelector<HTMLDetailsElement>('details[data-topic]');
  if (!numbers) return;
  form.addEventListener('change', () => {
    const topic = fieldsOf(form).find(({ name }) => name === 'mainTopic')?.value ?? '';
    if (topic.split('.')[0] === numbers.dataset['topic']) numbers.open = true;
  });
}

forgetOld();
const form = document.querySelector<HTMLFormElement>('form[data-draft]');
if (form) {
  keepDraft(form);
  showWhatMatters(form);
  openEmergency(form);
}
// A page that answers a POST cannot be called up again by "Back": browsers show an error in its place. So it takes the address
// of a page that can be: the form's own, or that of what was received.
const { here } = document.querySelector<HTMLElement>('[data-here]')?.dataset ?? {};
if (here) history.replaceState(null, '', here + location.hash);
const received = document.querySelector<HTMLElement>('[data-received]');
if (received) forget(PREFIX + received.dataset['received']);
const printButton = document.querySelector<HTMLElement>('[data-print]');
if (printButton) {
  printButton.hidden = false;
  printButton.addEventListener('click', () => window.print());
}
