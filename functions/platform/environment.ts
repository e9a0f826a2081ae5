import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** What a deployment must be told; everything else stands in the workbooks. */
const schema = z.object({
  DIRECTORY_ID: z.string().min(1),
  SITE_URL: address.transform((url) => url.replace(/\/+$/, '')),
  SIGNING_KEYS_FILE: z.string().min(1),
  /** The mail server; only functions that send letters are given it. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TASKS_QUEUE: z.string().regex(/^projects\/[^/]+\/locations\/[^/]+\/queues\/[^/]+$/),
  APPEND_URL: address,
  POST_URL: address,
  /** The account whose identity the queue presents to `append` and `post`. */
  TASKS_ACCOUNT: z.string().optional(),
  SHEETS_ROOT_URL: address.default('https://sheets.googleapis.com/'),
  /** Where people open spreadsheets, without a slash at the end. */
  SPREADSHEETS_URL: address.default('https://docs.google.com/spreadsheets'),
  TASKS_ROOT_URL: address.default('https://cloudtasks.googleapis.com/'),
  /** A file `{"offsetMs": n}` that moves the clock, for rehearsals; none: the system's time. */
  CLOCK_FILE: z.string().optional(),
  /** Writes a minute that this process may use of its account's 60 (Sheets API, "Usage limits"). */
  WRITES_PER_MINUTE: z.coerce.number().int().positive().default(20),
  /** Proxies that append to `X-Forwarded-For` before us: Cloud Run's own, and one more behind a load balancer. */
  TRUSTED_HOPS: z.coerce.number().int().positive().default(1),
  /** Submissions that one process of the site takes within ten minutes before others have to wait. */
  SUBMISSIONS_CEILING: z.coerce.number().int().positive().default(600),
});

export type Environment = z.output<typeof schema>;

/**
 * Reads the deployment's settings from environment variables.
 * @throws Error that names each wrong or missing variable, never its value
 */
export function environmentFrom(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join('; ');
  throw new Error(
    `[environment] These settings are missing or wrong: ${wrong}. deploy.sh --plan shows where they come from.`,
  );
}
