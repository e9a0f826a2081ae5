import { h } from '../dom.ts';
import { t } from '../words.ts';

/** Asks for one line of text; undefined where the person does not want to. */
export async function askText(title: string, label: string, value: string): Promise<string | undefined> {
  const input = h('input', { id: 'answer', value, required: true, autocomplete: 'off' });
  const agreed = await show(title, [h('label', { for: 'answer' }, label), input], t('dialog.ok'), () =>
    input.select(),
  );
  return agreed ? input.value.trim() || undefined : undefined;
}

/** Asks whether something that cannot be undone shall happen. */
export function confirmDeletion(title: string, text: string): Promise<boolean> {
  return show(title, [h('p', {}, text)], t('dialog.delete'));
}

/** Asks whether to go on, and whether to be asked again. */
export async function askProceed(
  title: string,
  text: string,
  quietLabel: string,
  action: string,
): Promise<{ proceed: boolean; quiet: boolean }> {
  const box = h('input', { type: 'checkbox', id: 'quiet' });
  const label = h('label', { class: 'check', for: 'quiet' }, box, quietLabel);
  const proceed = await show(title, [h('p', {}, text), label], action);
  return { proceed, quiet: box.checked };
}

function show(
  title: string,
  content: readonly Node[],
  action: string,
  opened?: () => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const returnTo = document.activeElement;
    const dialog = h(
      'dialog',
      { class: 'dialog', 'aria-label': title },
      h(
        'form',
        { method: 'dialog' },
        h('h2', {}, title),
        ...content,
        h(
          'div',
          { class: 'line end' },
          h('button', { type: 'button', onclick: () => dialog.close('') }, t('dialog.cancel')),
          h('button', { type: 'submit', class: 'primary', value: 'yes' }, action),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.primary')?.focus();
    opened?.();
  });
}
