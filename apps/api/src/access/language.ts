export type Language = 'zh-CN' | 'en';

/**
 * In which language somebody is spoken to: the person's own; before signing in, what the browser prefers of the two; otherwise Chinese, the house's first.
 * @param accepted the header Accept-Language, such as `en-GB,en;q=0.8,zh;q=0.5`
 */
export function languageOf(viewer: { readonly language: string } | null | undefined, accepted: string | undefined): Language {
  if (viewer) return viewer.language === 'en' ? 'en' : 'zh-CN';
  const wanted = (accepted ?? '').slice(0, 200).split(',').map((part) => {
    const [name = '', weight] = part.trim().toLowerCase().split(';');
    return { name: name.split('-')[0], weight: Number(/^\s*q=([\d.]+)$/.exec(weight ?? '')?.[1] ?? 1) };
  });
  const weightOf = (name: string) => Math.max(0, ...wanted.filter((part) => part.name === name).map(({ weight }) => weight));
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh-CN';
}
