import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { functions } from '../../../../local/sheets/formula/functions/index.ts';
import { bookOf } from '../book.ts';
import { computed } from '../formulas.ts';

const list = (): ReturnType<typeof bookOf> =>
  bookOf([
    ['Ort', 'Art', 'Plätze', 'Preis', 'Am'],
    ['Bremen', 'Kurs', 10, 2.5, 46292],
    ['Walle', 'Treff', 20, 0, 46299],
    ['bremen', 'Kurs', 30, 7.5, null],
    ['Vahr', 'Fest', '30', null, 46313],
    [null, null, true, -1, 46320],
  ]);

/** Each with a value that can be told without a spreadsheet at hand. */
const examples: Record<string, [formula: string, value: unknown][]> = {
  ADD: [['=C2+1', 11]],
  MINUS: [['=C2-1', 9]],
  MULTIPLY: [['=C2*D2', 25]],
  DIVIDE: [['=C2/4', 2.5]],
  POW: [['=2^10', 1024]],
  UMINUS: [['=-C2', -10]],
  UNARY_PERCENT: [['=50%', 0.5]],
  CONCAT: [['=A2&" "&D2&" "&TRUE', 'Bremen 2,5 WAHR']],
  EQ: [
    ['=A2=A4', true],
    ['="30"=30', false],
    ['=0,1+0,2=0,3', true],
  ],
  NE: [['=C2<>10', false]],
  LT: [['=5<"a"', true]],
  LTE: [['=C2<=10', true]],
  GT: [['=TRUE>"z"', true]],
  GTE: [['=C2>=11', false]],
  SUM: [
    ['=SUM(C2:C6)', 60],
    ['=SUM(C:C)', 60],
    ['=SUM(C2:C;"1,5";TRUE)', 62.5],
  ],
  PRODUCT: [['=PRODUCT(C2:C4)', 6000]],
  AVERAGE: [
    ['=AVERAGE(C2:C6)', 20],
    ['=AVERAGE(A2:A6)', '#DIV/0!'],
  ],
  MIN: [
    ['=MIN(D2:D6)', -1],
    ['=MIN(A2:A6)', 0],
  ],
  MAX: [
    ['=MAX(C2:D6)', 30],
    ['=MAX(A2:A6)', 0],
  ],
  MEDIAN: [
    ['=MEDIAN(D2:D6)', 1.25],
    ['=MEDIAN(C2:C4)', 20],
  ],
  COUNT: [['=COUNT(C2:C6)', 3]],
  COUNTA: [['=COUNTA(A2:A)', 4]],
  COUNTBLANK: [['=COUNTBLANK(A2:B6)', 2]],
  LARGE: [['=LARGE(C2:C6;2)', 20]],
  SMALL: [['=SMALL(C2:C6;1)', 10]],
  SUMPRODUCT: [
    ['=SUMPRODUCT(C2:C4;D2:D4)', 250],
    ['=SUMPRODUCT((B2:B4="Kurs")*C2:C4)', 40],
    ['=SUMPRODUCT((B2:B6="Kurs")*(C2:C6>10))', 1],
    ['=SUMPRODUCT(LEN(A2:A6))', 21],
    ['=SUMPRODUCT(C2:C4;D2:D3)', '#VALUE!'],
  ],
  ABS: [['=ABS(D6)', 1]],
  INT: [['=INT(-1,5)', -2]],
  MOD: [
    ['=MOD(7;3)', 1],
    ['=MOD(-3;2)', 1],
    ['=MOD(3;-2)', -1],
    ['=MOD(1;0)', '#DIV/0!'],
  ],
  SQRT: [
    ['=SQRT(9)', 3],
    ['=SQRT(-1)', '#NUM!'],
  ],
  ROUND: [
    ['=ROUND(2,345;2)', 2.35],
    ['=ROUND(-2,5)', -3],
    ['=ROUND(1,005;2)', 1.01],
    ['=ROUND(1234;-2)', 1200],
  ],
  ROUNDUP: [
    ['=ROUNDUP(1,01;1)', 1.1],
    ['=ROUNDUP(-1,01)', -2],
  ],
  ROUNDDOWN: [
    ['=ROUNDDOWN(1,99;1)', 1.9],
    ['=ROUNDDOWN(-1,99)', -1],
  ],
  TRUNC: [['=TRUNC(-1,5)', -1]],
  CEILING: [
    ['=CEILING(2,1;1)', 3],
    ['=CEILING(7;5)', 10],
  ],
  FLOOR: [['=FLOOR(7;5)', 5]],
  MROUND: [
    ['=MROUND(7;5)', 5],
    ['=MROUND(8;5)', 10],
  ],
  POWER: [['=POWER(2;3)', 8]],
  SIGN: [['=SIGN(-2)', -1]],
  QUOTIENT: [['=QUOTIENT(7;2)', 3]],
  EVEN: [['=EVEN(3)', 4]],
  ODD: [['=ODD(4)', 5]],
  PI: [['=PI()', Math.PI]],
  COUNTIF: [
    ['=COUNTIF(A2:A6;"BREMEN")', 2],
    ['=COUNTIF(A:A;"B*")', 2],
    ['=COUNTIF(A2:A6;"?a*")', 2],
    ['=COUNTIF(C2:C6;">=20")', 2],
    ['=COUNTIF(D2:D6;">2,4")', 2],
    ['=COUNTIF(E2:E6;">=4.10.2026")', 3],
    ['=COUNTIF(A2:A6;"<>Walle")', 4],
    ['=COUNTIF(A2:A6;"<>")', 4],
    ['=COUNTIF(A2:A6;"")', 1],
    ['=COUNTIF(C2:C6;TRUE)', 1],
  ],
  COUNTIFS: [
    ['=COUNTIFS(B2:B6;"Kurs";C2:C6;">10")', 1],
    ['=COUNTIFS(B2:B6;"Kurs";C2:C5;1)', '#VALUE!'],
  ],
  SUMIF: [
    ['=SUMIF(B2:B6;"Kurs";C2:C6)', 40],
    ['=SUMIF(C2:C6;">10")', 50],
    ['=SUMIF(B2:B6;"Kurs";C2)', 40],
  ],
  SUMIFS: [['=SUMIFS(C:C;B:B;"Kurs";A:A;"Bremen";D:D;">5")', 30]],
  AVERAGEIF: [
    ['=AVERAGEIF(B2:B6;"Kurs";C2:C6)', 20],
    ['=AVERAGEIF(B2:B6;"Nichts";C2:C6)', '#DIV/0!'],
  ],
  AVERAGEIFS: [['=AVERAGEIFS(C2:C6;B2:B6;"Kurs";D2:D6;"<5")', 10]],
  IF: [
    ['=IF(C2>5;"viele";1/0)', 'viele'],
    ['=IF(C2>50;1)', false],
    ['=IF(A2;1;2)', '#VALUE!'],
  ],
  IFS: [
    ['=IFS(C2>50;"a";C2>5;"b")', 'b'],
    ['=IFS(FALSE;1)', '#N/A'],
  ],
  SWITCH: [
    ['=SWITCH(B2;"Fest";1;"kurs";2)', 2],
    ['=SWITCH(B2;"x";1;9)', 9],
    ['=SWITCH(B2;"x";1)', '#N/A'],
  ],
  IFERROR: [
    ['=IFERROR(1/0;"–")', '–'],
    ['=IFERROR(NICHTDA();"–")', '–'],
    ['=IFERROR(C2;0)', 10],
  ],
  IFNA: [
    ['=IFNA(NA();1)', 1],
    ['=IFNA(1/0;1)', '#DIV/0!'],
  ],
  AND: [
    ['=AND(C2>5;D2>5)', false],
    ['=AND(TRUE;1)', true],
    ['=AND(A2:A6)', '#VALUE!'],
  ],
  OR: [['=OR(C2>5;D2>5)', true]],
  XOR: [['=XOR(TRUE;TRUE)', false]],
  NOT: [['=NOT(C2>5)', false]],
  TRUE: [
    ['=TRUE()', true],
    ['=true', true],
  ],
  FALSE: [['=FALSE()', false]],
  ISBLANK: [
    ['=ISBLANK(A6)', true],
    ['=ISBLANK("")', false],
  ],
  ISNUMBER: [
    ['=ISNUMBER(C2)', true],
    ['=ISNUMBER(C5)', false],
  ],
  ISTEXT: [['=ISTEXT(C5)', true]],
  ISLOGICAL: [['=ISLOGICAL(C6)', true]],
  ISERROR: [
    ['=ISERROR(1/0)', true],
    ['=ISERROR(1)', false],
  ],
  ISNA: [
    ['=ISNA(NA())', true],
    ['=ISNA(1/0)', false],
  ],
  NA: [['=NA()', '#N/A']],
  LEN: [
    ['=LEN(A2)', 6],
    ['=LEN(D2)', 3],
  ],
  LEFT: [
    ['=LEFT(A2;2)', 'Br'],
    ['=LEFT(A2)', 'B'],
    ['=LEFT(A2;99)', 'Bremen'],
    ['=LEFT(A2;-1)', '#VALUE!'],
  ],
  RIGHT: [
    ['=RIGHT(A2;2)', 'en'],
    ['=RIGHT(A2;0)', ''],
  ],
  MID: [
    ['=MID(A2;2;3)', 'rem'],
    ['=MID(A2;9;3)', ''],
    ['=MID(A2;0;3)', '#NUM!'],
  ],
  TRIM: [['=TRIM("  zwei   Wörter ")', 'zwei Wörter']],
  UPPER: [['=UPPER("müller")', 'MÜLLER']],
  LOWER: [['=LOWER("ÄB")', 'äb']],
  PROPER: [['=PROPER("anna MÜLLER-lüders")', 'Anna Müller-Lüders']],
  EXACT: [['=EXACT(A2;A4)', false]],
  CONCATENATE: [['=CONCATENATE(A2;"-";C2)', 'Bremen-10']],
  JOIN: [['=JOIN("/";A2:B3)', 'Bremen/Kurs/Walle/Treff']],
  TEXTJOIN: [
    ['=TEXTJOIN(", ";TRUE;A2:A6)', 'Bremen, Walle, bremen, Vahr'],
    ['=TEXTJOIN("-";FALSE;A5:A6;"x")', 'Vahr--x'],
  ],
  SUBSTITUTE: [
    ['=SUBSTITUTE("a-b-a";"a";"x")', 'x-b-x'],
    ['=SUBSTITUTE("a-b-a";"a";"x";2)', 'a-b-x'],
    ['=SUBSTITUTE("a-b-a";"a";"$&";3)', 'a-b-a'],
    ['=SUBSTITUTE("a";"a";"x";0)', '#VALUE!'],
  ],
  REPLACE: [['=REPLACE("abcdef";2;3;"X")', 'aXef']],
  REPT: [['=REPT("ab";3)', 'ababab']],
  FIND: [
    ['=FIND("e";A2)', 3],
    ['=FIND("E";A2)', '#VALUE!'],
    ['=FIND("e";A2;4)', 5],
  ],
  SEARCH: [['=SEARCH("E";A2)', 3]],
  TEXT: [
    ['=TEXT(E2;"dd.mm.yyyy")', '27.09.2026'],
    ['=TEXT(1234,5;"#,##0.00")', '1.234,50'],
    ['=TEXT(0,5;"0%")', '50%'],
    ['=TEXT("Wort";"0")', 'Wort'],
  ],
  VALUE: [
    ['=VALUE("1.234,5")', 1234.5],
    ['=VALUE("x")', '#VALUE!'],
  ],
  T: [
    ['=T(A2)', 'Bremen'],
    ['=T(C2)', ''],
  ],
  N: [
    ['=N(C6)', 1],
    ['=N(A2)', 0],
  ],
  HYPERLINK: [
    ['=HYPERLINK("https://example.org";"Seite")', 'Seite'],
    ['=HYPERLINK("https://example.org")', 'https://example.org'],
  ],
  DATE: [
    ['=DATE(2026;9;27)', 46292],
    ['=DATE(2026;13;1)', 46388],
    ['=DATE(2026;3;0)', 46081],
  ],
  TODAY: [['=TODAY()', 46350]],
  NOW: [['=NOW()', 46350 + 2 / 24]],
  EDATE: [
    ['=EDATE(DATE(2026;1;31);1)', 46081],
    ['=EDATE(E2;-12)', 45927],
  ],
  EOMONTH: [['=EOMONTH(DATE(2028;1;15);1)=DATE(2028;2;29)', true]],
  YEAR: [
    ['=YEAR(E2)', 2026],
    ['=YEAR("27.9.2026")', 2026],
  ],
  MONTH: [['=MONTH(E2)', 9]],
  DAY: [['=DAY(E2+0,99)', 27]],
  HOUR: [['=HOUR(0,75)', 18]],
  MINUTE: [['=MINUTE("9:30")', 30]],
  SECOND: [['=SECOND("9:30:15")', 15]],
  TIME: [['=TIME(18;0;0)', 0.75]],
  WEEKDAY: [
    ['=WEEKDAY(E2)', 1],
    ['=WEEKDAY(E2;2)', 7],
    ['=WEEKDAY(E2;3)', 6],
  ],
  ISOWEEKNUM: [
    ['=ISOWEEKNUM(E2)', 39],
    ['=ISOWEEKNUM(DATE(2027;1;1))', 53],
    ['=ISOWEEKNUM(DATE(2024;12;30))', 1],
  ],
  DAYS: [['=DAYS(E3;E2)', 7]],
  NETWORKDAYS: [
    ['=NETWORKDAYS(DATE(2026;9;21);E2)', 5],
    ['=NETWORKDAYS(DATE(2026;9;21);E2;DATE(2026;9;22))', 4],
  ],
  VLOOKUP: [
    ['=VLOOKUP("walle";A2:C6;3;FALSE)', 20],
    ['=VLOOKUP("V*";A2:C6;2;FALSE)', 'Fest'],
    ['=VLOOKUP(25;C2:D4;2)', 0],
    ['=VLOOKUP(5;C2:D4;2)', '#N/A'],
    ['=VLOOKUP("walle";A2:C6;4;FALSE)', '#REF!'],
  ],
  HLOOKUP: [['=HLOOKUP("art";A1:E6;3;FALSE)', 'Treff']],
  XLOOKUP: [
    ['=XLOOKUP("Walle";A2:A6;C2:C6)', 20],
    ['=XLOOKUP("x";A2:A6;C2:C6;"fehlt")', 'fehlt'],
    ['=XLOOKUP(25;C2:C4;B2:B4;;-1)', 'Treff'],
    ['=XLOOKUP(25;C2:C4;B2:B4;;0)', '#N/A'],
    ['=XLOOKUP(25;C2:C4;B2:B4;;1)', 'Kurs'],
    ['=XLOOKUP("bremen";A2:A6;C2:C6;;0;-1)', 30],
    ['=SUM(XLOOKUP("Walle";A2:A6;C2:D6))', 20],
  ],
  MATCH: [
    ['=MATCH("vahr";A2:A6;0)', 4],
    ['=MATCH(25;C2:C4)', 2],
    ['=MATCH("x";A2:A6;0)', '#N/A'],
  ],
  INDEX: [
    ['=INDEX(A2:C6;2;3)', 20],
    ['=INDEX(A1:E1;3)', 'Plätze'],
    ['=SUM(INDEX(A2:D6;0;3))', 60],
    ['=INDEX(A2:C6;9;1)', '#NUM!'],
  ],
  ROWS: [['=ROWS(A2:A)', 19]],
  COLUMNS: [['=COLUMNS(A:C)', 3]],
};

describe('a function', () => {
  it.each(Object.values(examples).flat())('%s is %j', (formula, value) => {
    expect(computed(formula, list())).toEqual(value);
  });
  it('has an example here, and every example is of a function', () => {
    expect(Object.keys(examples).toSorted()).toEqual([...functions.keys()].toSorted());
  });
  it('is listed in the docs, which list no other', () => {
    const page = readFileSync(new URL('../../../../docs/sheets-server.md', import.meta.url), 'utf8');
    const section = /\n## Formulas\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('|') && line.includes('`'));
    const named = rows.flatMap((row) =>
      Array.from(row.split('|')[2]?.matchAll(/`([A-Z_]+)`/g) ?? [], ([, name]) => name),
    );
    expect(new Set(named)).toEqual(new Set(functions.keys()));
  });
});
