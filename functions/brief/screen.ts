import type { Section } from './lines.ts';

/** What of the brief takes up room. */
interface Shown {
  readonly summary: readonly string[];
  readonly alarm: string;
  readonly sections: readonly Section[];
}

/**
 * How high a telephone's screen is, in CSS pixels, of one that is 360 wide: the brief has to fit it. Its lines are as
 * `templates/mail/brief.mjml` sets them; `test/journeys/calls.test.ts` measures the busiest week in a browser.
 */
const SCREEN = 740;
const BAND = 54;
const PADDING = 14;
const LINE = 18;
const AFTER_LINE = 1;
const AFTER_SECTION = 4;
const ALARM_FRAME = 14;

/** Signs that a line of 320 pixels holds in a wide typeface of 14 pixels. */
const SIGNS = 42;

/** Whether the brief stands on one screen of a telephone. */
export function fitsScreen({ summary, alarm, sections }: Shown): boolean {
  const heights = sections.map(
    ({ heading, lines }) =>
      (heading === '' ? 0 : LINE) +
      AFTER_SECTION +
      lines.reduce((sum, { text, links }) => {
        const whole = [text, links.map((link) => link.text).join(' · ')].join(' ');
        return sum + heightOf(whole) + AFTER_LINE;
      }, 0),
  );
  const above = BAND + PADDING + heightOf(summary.join(' '));
  const warning = alarm === '' ? 0 : ALARM_FRAME + heightOf(alarm);
  return heights.reduce((sum, height) => sum + height, above + warning) <= SCREEN;
}

function heightOf(text: string): number {
  return Math.ceil(text.length / SIGNS) * LINE;
}
