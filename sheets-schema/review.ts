import { sharedTab, type FileKey, type RowOf } from './tab.ts';
import { instant, longText, oneOf, text } from './vocabulary.ts';

/**
 * *Prüfen*, the last place that takes a submission: what fits nowhere (a column is gone, a cell refused) or bears two
 * signs of doubt. It stands in every file, so that what was sent stays with its like.
 * @example reviewTab('contacts').key // 'review_contacts'
 */
export function reviewTab<const F extends FileKey>(file: F) {
  return sharedTab(`review_${file}`, {
    file,
    title: 'Prüfen',
    columns: {
      form: text({ label: 'Formular', required: true, max: 60 }),
      why: text({ label: 'Warum hier', required: true }),
      payload: longText({
        label: 'Was gesendet wurde',
        personal: { keep: 'P90D', from: 'receivedAt' },
        writer: 'resident',
      }),
      decision: oneOf('reviewDecision', {
        label: 'Entscheidung',
        writer: 'manager',
        help: '„einlassen“ trägt die Einsendung an ihrer Stelle ein, „verwerfen“ lässt sie verfallen. Das geschieht spätestens in der nächsten Nacht.',
      }),
      state: text({
        label: 'Stand',
        help: 'Was aus Ihrer Entscheidung geworden ist. Bitte nicht ändern.',
      }),
      doneAt: instant({ label: 'Erledigt am' }),
      receivedAt: instant({ label: 'Eingegangen am' }),
      submissionId: text({ label: 'Einsendung' }),
    },
  });
}

export const reviewDirectory = reviewTab('directory');
export const reviewContacts = reviewTab('contacts');
export const reviewSurveys = reviewTab('surveys');
export const reviewOperations = reviewTab('operations');

export type Review = RowOf<typeof reviewDirectory>;
