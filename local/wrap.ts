/** Fewer columns would break more than they show. */
const LEAST_COLUMNS = 20;
/** What a terminal shows twice as wide: the scripts of East Asia, full-width forms, pictures. */
const WIDE =
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NONE = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += NONE.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}

/** The text in lines of so many columns, broken between words; a word that is longer stays whole, so that it can be copied. */
export function wrap(text: string, columns: number): string[] {
  const most = Math.max(LEAST_COLUMNS, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
