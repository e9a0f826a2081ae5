import { answersTab } from '../../sheets-schema/answers.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { questions, type Question } from '../../sheets-schema/questions.ts';
import { surveys, type Survey } from '../../sheets-schema/surveys.ts';
import type { Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { berlinDate } from '../platform/time.ts';
import { histories, sendOnce, type Draft, type Once } from '../mail/ledger.ts';
import type { Ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { questionsOf } from '../workbook/survey-tabs.ts';
import { closedSurveys, goesToManager } from './due.ts';
import { summaryLetter } from './letter.ts';
import { pngOf } from './picture.ts';
import { askedOf, givenIn } from './question.ts';
import { summarise, type Summary } from './summary.ts';
import { summaryView } from './view.ts';

type SurveyPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys' | 'quartier'>;
type SurveyRow = Survey & { readonly id: string };

/** A summary could not be sent; the schedule tries it again. */
class SummaryNotSent extends Error {
  readonly code = 'SUMMARY_NOT_SENT';
  constructor(number: number, cause: unknown) {
    super(
      `[survey] ${number} summaries could not be sent. See the log for the codes; the next run tries again.`,
      {
        cause,
      },
    );
  }
}

/**
 * Mails the manager the summary of every survey that closed before the run's day in Berlin, each once.
 * One survey's failure does not keep back the others.
 * @returns how many were due, sent, and sent before
 * @throws SummaryNotSent after all were tried; WorkbookError when the surveys cannot be read
 */
export async function runSurvey(at: Date, ports: SurveyPorts): Promise<Report> {
  const { workbook } = ports;
  const read = await workbook.read(surveys, questions, deliveries);
  const ledger = histories(read.deliveries);
  const due = closedSurveys(read.surveys, berlinDate(at)).filter(goesToManager) as SurveyRow[];
  const waiting = due.filter(({ id }) => ledger.get(mailKey(id))?.state !== 'sent');
  const failures: unknown[] = [];
  let sent = 0;
  for (const survey of waiting) {
    const mail = { key: mailKey(survey.id), purpose: 'surveySummary', recipient: 'manager' };
    try {
      const result = await sendOnce(ports, mail, () => summaryDraft(survey, read.questions, ports));
      if (result.state === 'sent') sent++;
      else if (isFailure(result)) failures.push(result.code);
    } catch (error) {
      log('ERROR', 'summary failed', { function: 'survey', key: survey.id, code: codeOf(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new SummaryNotSent(failures.length, failures[0]);
  return { due: due.length, sent, before: due.length - waiting.length };
}

/** The ledger's key of a survey's summary. */
function mailKey(surveyId: string): string {
  return `survey-summary|${surveyId}`;
}

function isFailure(result: Once): result is Extract<Once, { code: string }> {
  return result.state === 'failed' || result.state === 'unclear';
}

async function summaryDraft(
  survey: SurveyRow,
  all: readonly Question[],
  { workbook, quartier }: SurveyPorts,
): Promise<Draft> {
  const words = await workbook.words();
  const own = questionsOf(all, survey, words);
  const tab = answersTab(survey, own);
  const rows = (await workbook.read(tab))[tab.key] ?? [];
  const asked = own.map((question) => askedOf(question, words));
  // The same form sent twice bears the same ticket and counts once.
  const once = [...Map.groupBy(rows, (row) => row['ticket'] ?? row).values()].flatMap(
    ([first]) => first ?? [],
  );
  const answers = once.map((row) =>
    asked.map((question, i) =>
      givenIn(
        (row as Record<string, string | number | null>)[question.column],
        question,
        own[i]?.scale ?? null,
        words,
      ),
    ),
  );
  const summary: Summary = summarise(asked, answers, survey.invited);
  const t = german();
  const audience = survey.audience === null ? null : words.label('audience', survey.audience);
  const view = summaryView(survey, summary, audience, t);
  const letter = summaryLetter(view, summary, await quartier(), t);
  const attachments = [];
  for (const { chart } of letter.questions) {
    if (!chart) continue;
    const content = await pngOf(chart.svg);
    attachments.push({
      filename: `${chart.cid}.png`,
      contentType: 'image/png',
      content,
      cid: chart.cid,
    });
  }
  return { ...letter.draft, attachments };
}
