import { formFields } from '../../sheets-schema/forms.ts';
import type { Answers } from '../../sheets-schema/vocabulary.ts';
import type { Asked } from '../web/asked.ts';
import { textIn, type Posted } from '../web/form.ts';
import { visitorOf } from '../web/visitor.ts';
import { doubtsAbout, type Doubt } from './doubt.ts';
import type { House } from './house.ts';
import { isProof } from './proof-of-work.ts';
import type { PublicForm } from './public-form.ts';

/** The fields of every form that ask nothing: one that people do not see, and one that a script of ours fills. */
export const unseenFields = { trap: 'website', proof: 'proof' } as const;

/**
 * Whether a submission comes in: its doubts (mostly none), or `wait` while too many come. Judged once, when it is sent;
 * until then the pages carry what it is judged by.
 * @param token the submission's id and when its form was shown
 */
export async function admissionOf(
  { tab, form }: PublicForm,
  asked: Asked,
  house: House,
  {
    posted,
    answers,
    token,
  }: {
    readonly posted: Posted;
    readonly answers: Answers;
    readonly token: { readonly id: string; readonly issuedAt: Date };
  },
): Promise<readonly Doubt[] | 'wait'> {
  const { ports, now, turns } = house;
  const proven = await isProof(textIn(posted, unseenFields.proof), token.id, ports.keys);
  const turn = turns.take(visitorOf(asked.headers, ports.environment.TRUSTED_HOPS), now, proven);
  if (turn === 'wait') return 'wait';
  return doubtsAbout({
    trap: textIn(posted, unseenFields.trap),
    ageS: (now.getTime() - token.issuedAt.getTime()) / 1000,
    texts: formFields(tab, form)
      .filter(({ column: { kind } }) => kind === 'text' || kind === 'longText')
      .map(({ key }) => (answers[key] as string | null) ?? ''),
    proven,
    many: turn === 'many',
  });
}
