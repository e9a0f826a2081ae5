/** What a spreadsheet's locale decides about reading and showing values. */
export interface Locale {
  decimal: '.' | ',';
  group: string;
  /** Order of day, month, year in dates of digits. */
  dayFirst: boolean;
  /** Separator of the default date pattern. */
  datePattern: string;
  timePattern: string;
  currency: { sign: string; before: boolean; pattern: string };
  booleans: { true: string[]; false: string[] };
  months: string[];
  weekdays: string[];
}

const GERMAN: Locale = {
  decimal: ',',
  group: '.',
  dayFirst: true,
  datePattern: 'dd.mm.yyyy',
  timePattern: 'hh:mm:ss',
  currency: { sign: '€', before: false, pattern: '#,##0.00\\ "€"' },
  booleans: { true: ['TRUE', 'WAHR'], false: ['FALSE', 'FALSCH'] },
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
};

const AMERICAN: Locale = {
  decimal: '.',
  group: ',',
  dayFirst: false,
  datePattern: 'm/d/yyyy',
  timePattern: 'h:mm:ss am/pm',
  currency: { sign: '$', before: true, pattern: '"$"#,##0.00' },
  booleans: { true: ['TRUE'], false: ['FALSE'] },
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** The rules for a locale name; every German one is read as de_DE, any other as en_US (an assumption, see the docs). */
export function localeOf(name: string): Locale {
  return /^de(_|$)/.test(name) ? GERMAN : AMERICAN;
}
