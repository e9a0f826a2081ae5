import type { HttpFunction } from '@google-cloud/functions-framework';
import { scheduled } from '../platform/door.ts';
import { ports } from '../ports.ts';
import { runSurvey } from './run.ts';

/** Daily: mails the summary of each survey that has closed. */
export const survey: HttpFunction = scheduled('survey', ({ at }) => runSurvey(at, ports()));
