/** MJML brings no types of its own. What we use of 5.4: */
declare module 'mjml' {
  interface Options {
    /** Absolute path of the source, from which includes are found. */
    filePath?: string;
    ignoreIncludes?: boolean;
    /** The folder outside which nothing may be included. */
    includePath?: string | string[];
    validationLevel?: 'strict' | 'soft' | 'skip';
    /** Web fonts by name; none given, none loaded. */
    fonts?: Record<string, string>;
  }
  interface Result {
    html: string;
    errors: { formattedMessage: string }[];
  }
  export default function mjml2html(source: string, options?: Options): Promise<Result>;
}
