import { h } from '../dom.ts';
import { t, type Word } from '../words.ts';
import { type Effect, effectWords, type Rule, type Scope } from './rules.ts';

/** Seconds until a late write lands, unless somebody chooses others; Google ends a request after 180. */
const DELAY = { usual: 60, most: 180 };

/** What can be chosen to happen, by groups. */
const GROUPS: ReadonlyArray<{ word: Word; effects: readonly Effect[] }> = [
  {
    word: 'faults.groupError',
    effects: [
      { fault: 'error', status: 503 },
      { fault: 'error', status: 503, when: 'after' },
      { fault: 'error', status: 429 },
      { fault: 'error', status: 500 },
      { fault: 'error', status: 502 },
    ],
  },
  {
    word: 'faults.groupLost',
    effects: [
      { fault: 'lost' },
      { fault: 'lost', connection: 'held' },
      { fault: 'cut' },
      { fault: 'late', delayMs: DELAY.usual * 1000 },
    ],
  },
  {
    word: 'faults.groupSlow',
    effects: [
      { fault: 'latency', medianMs: 500, p99Ms: 5000 },
      { fault: 'latency', medianMs: 2000, p99Ms: 20_000 },
    ],
  },
];

const EFFECTS = GROUPS.flatMap(({ effects }) => effects);

const KINDS: ReadonlyArray<[Word, Scope]> = [
  ['faults.write', { methods: ['write'] }],
  ['faults.read', { methods: ['read'] }],
  ['faults.all', { methods: ['*'] }],
];

const OFTEN: ReadonlyArray<[Word, Scope]> = [
  ['faults.once', { times: 1 }],
  ['faults.sometimes', { probability: 0.1 }],
  ['faults.always', {}],
];

/** The form that puts a rule together and hands it to `add`. */
export function ruleForm(add: (rule: Rule) => Promise<void>): HTMLElement {
  const what = h(
    'select',
    { id: 'what' },
    ...GROUPS.map(({ word, effects }) =>
      h(
        'optgroup',
        { label: t(word) },
        ...effects.map((effect) =>
          h(
            'option',
            { value: String(EFFECTS.indexOf(effect)) },
            effect.fault === 'late' ? t('faults.late') : effectWords(effect),
          ),
        ),
      ),
    ),
  );
  const choice = (id: string, choices: ReadonlyArray<[Word, Scope]>): HTMLSelectElement =>
    h(
      'select',
      { id },
      ...choices.map(([word], index) =>
        h(
          'option',
          { value: String(index) },
          word === 'faults.sometimes' ? t(word, { percent: '10 %' }) : t(word),
        ),
      ),
    );
  const which = choice('which', KINDS);
  const often = choice('often', OFTEN);
  const delay = h('input', {
    id: 'delay',
    type: 'number',
    min: '0',
    max: String(DELAY.most),
    value: String(DELAY.usual),
    required: true,
  });
  const delayField = field('faults.delay', delay);

  const effect = (): Effect => EFFECTS[Number(what.value)]!;
  const showFields = (): void => {
    const late = effect().fault === 'late';
    delayField.hidden = !late;
    delay.disabled = !late;
    // Only a write can land late.
    which.disabled = late;
    if (late) which.value = '0';
  };
  what.addEventListener('change', showFields);
  showFields();

  return h(
    'form',
    {
      class: 'card',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        const chosen = effect();
        void add({
          ...(chosen.fault === 'late' ? { ...chosen, delayMs: delay.valueAsNumber * 1000 } : chosen),
          ...KINDS[Number(which.value)]?.[1],
          ...OFTEN[Number(often.value)]?.[1],
        });
      },
    },
    h('h2', {}, t('faults.new')),
    field('faults.what', what),
    delayField,
    field('faults.which', which),
    field('faults.often', often),
    h('button', { type: 'submit', class: 'primary' }, t('faults.add')),
  );
}

function field(word: Word, control: HTMLElement): HTMLElement {
  return h('div', { class: 'field' }, h('label', { for: control.id }, t(word)), control);
}
