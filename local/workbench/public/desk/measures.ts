/** Pixels of the letters' row and of the numbers' column; the style sheet's `--letters` and `--numbers`. */
export const LETTERS = 25;
export const NUMBERS = 46;
/** Pixels of a row whose text does not wrap, and of each further line. */
export const ROW_HEIGHT = 26;
const LINE_HEIGHT = 18;
/** Room to the left and right of a cell's text together. */
const PADDING = 16;

const canvas = document.createElement('canvas').getContext('2d');

/** Pixels that a row needs so that a text wraps within a width. */
export function heightOf(text: string, width: number, fontSize: number, bold: boolean): number {
  if (!canvas) return ROW_HEIGHT;
  canvas.font = `${bold ? 600 : 400} ${fontSize}px 'Fira Sans', sans-serif`;
  const { width: space } = canvas.measureText(' ');
  const room = width - PADDING;
  let lines = 0;
  for (const line of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of line.split(' ')) {
      const { width: wide } = canvas.measureText(word);
      if (used > 0 && used + wide > room) {
        lines += 1;
        used = 0;
      }
      // A word that is longer than the line goes on below.
      if (wide > room) lines += Math.ceil(wide / room) - 1;
      used += wide + space;
    }
  }
  const lineHeight = Math.max(LINE_HEIGHT, Math.round(fontSize * 1.35));
  return Math.max(ROW_HEIGHT, lines * lineHeight + 8);
}
