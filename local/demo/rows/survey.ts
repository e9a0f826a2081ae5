import { addDays } from '../../../functions/platform/time.ts';
import { answersTab, joinAnswers, questionColumn } from '../../../sheets-schema/answers.ts';
import type { questions } from '../../../sheets-schema/questions.ts';
import type { surveys } from '../../../sheets-schema/surveys.ts';
import type { NewRow, Tab } from '../../../sheets-schema/tab.ts';
import { demoQuestions, demoSurvey } from '../survey.ts';
import { daysAgo, grey, type World } from './world.ts';

/** One survey, its questions, and its answers in a tab of their own. */
export interface SurveyRows {
  readonly surveys: NewRow<typeof surveys>[];
  readonly questions: NewRow<typeof questions>[];
  readonly answers: { readonly tab: Tab; readonly rows: NewRow<Tab>[] };
}

/** A released survey in its middle: open for ten days, ten more to go, six answers so far. */
export function surveyRows(world: World): SurveyRows {
  const survey = {
    title: demoSurvey.title,
    audience: 'bewohner' as const,
    kind: 'anonym' as const,
    wave: 1,
    opens: daysAgo(world, 10),
    closes: addDays(world.today, 10),
    intro: demoSurvey.intro,
    invited: demoSurvey.invited,
    summaryTo: ['manager' as const, 'partner' as const],
    status: 'freigegeben' as const,
    ...grey(world, daysAgo(world, 20)),
  };
  const asked = demoQuestions.map((question, at) => ({
    survey: survey.title,
    no: at + 1,
    key: question.key,
    text: question.text,
    help: question.help,
    type: question.type,
    scale: question.scale ?? null,
    options: question.options?.join('\n') ?? null,
    required: question.required ? ('ja' as const) : ('nein' as const),
    sensitive: question.sensitive ? ('ja' as const) : ('nein' as const),
    ...grey(world, daysAgo(world, 20)),
  }));
  const count = Math.max(...demoQuestions.map(({ answers }) => answers.length));
  const rows = Array.from({ length: count }, (_, at) => ({
    ...Object.fromEntries(
      demoQuestions.map(({ key, answers }, no) => {
        const answer = answers[at] ?? null;
        const cell = typeof answer === 'object' && answer ? joinAnswers(answer) : answer;
        return [questionColumn({ key, no: no + 1 }), cell];
      }),
    ),
    ticket: world.random.id(),
  }));
  return { surveys: [survey], questions: asked, answers: { tab: answersTab(survey, asked), rows } };
}
