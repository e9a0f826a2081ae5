/**
 * The manager's texts as a tree for the partial `markup`: paragraphs, lists of lines that begin with "- ", **bold** and
 * links; a first line that is bold as a whole is a heading. Nothing is ever HTML here, so nothing needs to be cleaned; "5. Mai" stays what it is (no numbered lists).
 */
export interface Block {
  readonly list: boolean;
  readonly heading: boolean;
  /** The lines of a paragraph, or the items of a list. */
  readonly lines: readonly Line[];
}

interface Line {
  readonly parts: readonly Part[];
}

interface Part {
  readonly text: string;
  readonly bold: boolean;
  /** http(s), mailto or tel; null for plain text. */
  readonly href: string | null;
}

const inline =
  /\*\*(?<bold>[^*\n]+)\*\*|\[(?<label>[^\]\n]+)\]\((?<target>[^()\s]+)\)|(?<url>https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

/** Reads a text of the tab *Texte*. */
export function markup(text: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)) {
    let lines: Line[] = [];
    let list = false;
    const end = (): void => {
      const [first, ...rest] = lines;
      lines = [];
      if (!first) return;
      // A first line that is bold as a whole is a heading.
      const heading = !list && first.parts.length === 1 && first.parts[0]?.bold === true;
      if (heading) blocks.push({ list: false, heading, lines: [first] });
      const others = heading ? rest : [first, ...rest];
      if (others.length > 0) blocks.push({ list, heading: false, lines: others });
    };
    for (const raw of chunk.split('\n')) {
      const line = raw.trim();
      if (line === '') continue;
      const item = /^[-•–] +/.exec(line);
      if (Boolean(item) !== list) {
        end();
        list = Boolean(item);
      }
      lines.push({ parts: partsOf(item ? line.slice(item[0].length) : line) });
    }
    end();
  }
  return blocks;
}

function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  const plain = (text: string): void => {
    if (text !== '') parts.push({ text, bold: false, href: null });
  };
  let from = 0;
  for (const found of line.matchAll(inline)) {
    const { bold, label, target, url, mail } = found.groups ?? {};
    plain(line.slice(from, found.index));
    from = found.index + found[0].length;
    if (bold !== undefined) parts.push({ text: bold, bold: true, href: null });
    else if (label !== undefined && target !== undefined) {
      const href = safeLink(target);
      if (href) parts.push({ text: label, bold: false, href });
      else plain(found[0]);
    } else if (url !== undefined) parts.push({ text: url, bold: false, href: url });
    else if (mail !== undefined) parts.push({ text: mail, bold: false, href: `mailto:${mail}` });
  }
  plain(line.slice(from));
  return parts;
}

/** An address that may stand in a link, or null: http(s), mailto, tel, or a page of ours. */
export function safeLink(target: string): string | null {
  if (/^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d\s()/-]+|\/(?!\/)[^\s\\]*)$/i.test(target)) return target;
  if (/^www\.[^\s]+\.[^\s]+$/i.test(target)) return `https://${target}`;
  return null;
}
