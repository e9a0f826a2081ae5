import { questions, type Question } from '../../sheets-schema/questions.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import { rowFinding } from '../workbook/row-finding.ts';
import { unaskedIn } from '../workbook/survey-tabs.ts';
import type { Finding, Words } from '../workbook/workbook.ts';
import type { Placed } from './content.ts';
import type { LinkTo } from '../workbook/tab-links.ts';

/** What the brief reads of the surveys. */
interface Read {
  readonly surveys: readonly Pick<Survey, 'title' | 'reference'>[];
  readonly questions: readonly Placed<Question>[];
  readonly findings: readonly Finding[];
}

/** The questions that no form asks, as findings; not where their cell is a finding already. */
export function questionFindings(read: Read, words: Words, linkTo: LinkTo): Finding[] {
  const surveysGone = read.findings.some(({ tab, row }) => tab === 'surveys' && row === undefined);
  return unaskedIn(read.questions, read.surveys, words)
    .filter(({ code }) => code !== 'QUESTION_ASTRAY' || !surveysGone)
    .filter(
      ({ question, column }) =>
        !read.findings.some(
          (one) => one.tab === questions.key && one.row === question.row && one.column === column,
        ),
    )
    .map(({ question: { row }, code, column }) => rowFinding(code, questions, column, { row }, linkTo));
}
