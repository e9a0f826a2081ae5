import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    'tel-non-breaking': 'off', // the style sheet keeps numbers together
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
});

/** What is wrong with the HTML of a page: line, rule and reason. */
export async function flawsOf(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results
    .flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`))
    .filter((flaw) => !/name "(topics|targetGroups|offer)"$/.test(flaw)); // carried as several hidden fields of one name, as HTML allows
}
