import type { z } from 'zod';
import { invalid } from '../errors.ts';

/**
 * The body of an order, checked and completed by its schema.
 * @throws 400 that names each place and what is expected there
 */
export function checkBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw invalid(problems.join('; '));
}
