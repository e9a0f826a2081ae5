import type { KeyOf } from '../../sheets-schema/lists.ts';

/** One question of the demo's survey and its six answers so far; `null` is no answer. */
export interface DemoQuestion {
  readonly key: string;
  readonly text: string;
  readonly help?: string;
  readonly type: KeyOf<'questionType'>;
  readonly scale?: KeyOf<'scale'>;
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly sensitive?: boolean;
  readonly answers: readonly (string | number | readonly string[] | null)[];
}

export const demoSurvey = {
  title: 'Wie lebt es sich in der Oberen Altstadt?',
  intro:
    'Seit einem Jahr gibt es das Quartiersbüro. Wir möchten wissen, was gut läuft und was wir ändern sollten. Die Umfrage ist anonym und dauert etwa fünf Minuten. Nur die erste Frage ist Pflicht.',
  invited: 120,
} as const;

/** Eight questions, each type at least once. */
export const demoQuestions: readonly DemoQuestion[] = [
  {
    key: 'gernHier',
    text: 'Wie zufrieden sind Sie mit dem Leben in der Oberen Altstadt?',
    type: 'skala',
    scale: 'zufrieden5',
    required: true,
    answers: [
      'eher zufrieden',
      'sehr zufrieden',
      'teils / teils',
      'eher zufrieden',
      'eher unzufrieden',
      'eher zufrieden',
    ],
  },
  {
    key: 'bueroBekannt',
    text: 'Kennen Sie das Quartiersbüro?',
    type: 'skala',
    scale: 'bekannt4',
    answers: ['nutze ich', 'nutze ich', 'kenne ich', 'kenne ich', 'kenne ich nicht', 'nutze ich'],
  },
  {
    key: 'hilfeGefunden',
    text: 'Wenn ich Hilfe brauche, weiß ich, wo ich fragen kann.',
    type: 'skala',
    scale: 'zustimmung5',
    answers: [
      'stimme voll und ganz zu',
      'stimme eher zu',
      'teils / teils',
      'stimme eher zu',
      'stimme gar nicht zu',
      'weiß nicht / keine Angabe',
    ],
  },
  {
    key: 'woher',
    text: 'Woher erfahren Sie, was im Quartier los ist?',
    help: 'Sie dürfen mehreres ankreuzen.',
    type: 'mehrfach',
    options: [
      'Aushang',
      'Nachbarn und Bekannte',
      'Internetseite',
      'Zeitung',
      'Nachbarschaftstreff',
      'Gar nicht',
    ],
    answers: [
      ['Aushang', 'Nachbarn und Bekannte'],
      ['Nachbarschaftstreff', 'Nachbarn und Bekannte'],
      ['Internetseite'],
      ['Zeitung', 'Aushang'],
      ['Gar nicht'],
      ['Nachbarschaftstreff'],
    ],
  },
  {
    key: 'wohnbereich',
    text: 'Wo wohnen Sie?',
    type: 'einzel',
    options: ['Obere Altstadt', 'Übrige Innenstadt', 'Anderswo in der Stadt', 'Außerhalb'],
    sensitive: true,
    answers: [
      'Obere Altstadt',
      'Obere Altstadt',
      'Übrige Innenstadt',
      'Obere Altstadt',
      'Obere Altstadt',
      null,
    ],
  },
  {
    key: 'jahre',
    text: 'Seit wie vielen Jahren leben Sie hier?',
    type: 'zahl',
    answers: [31, 4, 12, 2, 1, null],
  },
  {
    key: 'weiterempfehlen',
    text: 'Würden Sie Nachbarn das Quartiersbüro empfehlen?',
    help: '0 heißt: auf keinen Fall. 10 heißt: auf jeden Fall.',
    type: 'empfehlung',
    answers: [10, 9, 7, 8, null, 10],
  },
  {
    key: 'wunsch',
    text: 'Was sollte sich als Erstes ändern?',
    help: 'Bitte nennen Sie keine Namen.',
    type: 'text',
    answers: [
      'Mehr Bänke auf dem Weg zum Markt.',
      null,
      'Eine Toilette am Wachplatz, die auch offen ist.',
      'Bitte auch abends einmal Sprechstunde.',
      null,
      'Nichts, macht so weiter!',
    ],
  },
];
