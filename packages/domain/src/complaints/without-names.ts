/** What stands where a name or a number stood. */
const SOMEBODY = '×××';
const SHORTEST_NAME = 2;
const DIGITS = 7;

/**
 * CP-30: a lesson is for all staff, and whom it was learned from is not. Takes out the names, and the telephone numbers however their figures are parted.
 * A name of one character is left alone: it would be found inside of other words.
 */
export function withoutNames(text: string, names: readonly string[], telephones: readonly string[]): string {
  // The longest first, or 郑秀 would leave the 珍 of 郑秀珍 standing.
  const hidden = names.map((name) => name.trim()).filter((name) => [...name].length >= SHORTEST_NAME).sort((a, b) => b.length - a.length);
  const withoutNamed = hidden.reduce((said, name) => said.replaceAll(name, SOMEBODY), text);
  return telephones.reduce((said, telephone) => {
    const figures = telephone.replace(/\D/g, '');
    return figures.length < DIGITS ? said : said.replace(new RegExp([...figures].join('[ ()-]*'), 'g'), SOMEBODY);
  }, withoutNamed);
}
