/** Line drawings of our own on a 24 × 24 grid. */
const PATHS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  sortUp: 'M4 18h4M4 12h7M4 6h10M18 5v14m-3-3 3 3 3-3',
  sortDown: 'M4 6h4M4 12h7M4 18h10M18 5v14m-3-3 3 3 3-3',
  filter: 'M4 5h16l-6.2 7.4V19l-3.6-2v-4.6z',
  views: 'M4 5h11l-4.2 5.4V16l-2.6-1.6v-4zM17 10h4m-5 4.5h5M14 19h7',
  freeze: 'M4 4h16v16H4zM4 9.5h16M9.5 4v16',
  insert: 'M4 4h16v7H4zM12 14v7m-3.5-3.5h7',
  find: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21',
  close: 'm6 6 12 12M18 6 6 18',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
  plus: 'M12 5v14M5 12h14',
  list: 'M4 7h16M4 12h16M4 17h16',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
} as const;

/** The name of a drawing. */
export type Icon = keyof typeof PATHS;

/** A drawing beside or in the place of a word. */
export function icon(name: Icon): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
