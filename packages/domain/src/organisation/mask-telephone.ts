/**
 * A telephone number with its middle hidden: enough to recognise it by, too little to call it. `138****5678`, `0755****1234`.
 * Short ones keep their last two figures only.
 */
export function maskTelephone(telephone: string): string {
  const figures = telephone.replace(/\D/g, '');
  if (figures.length >= 11) {
    return `${figures.slice(0, figures.length - 8)}****${figures.slice(-4)}`;
  }
  return figures.length >= 7 ? `${figures.slice(0, figures.length - 6)}****${figures.slice(-2)}` : `****${figures.slice(-2)}`;
}
