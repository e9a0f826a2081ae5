import { badRequest } from '../errors.ts';

/**
 * The value of a JSON text; an empty text is `{}`.
 * @throws 400; Google quotes the place in the text, but what people wrote is not repeated here
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Invalid JSON payload received. The text is not valid JSON.', '');
  }
}
