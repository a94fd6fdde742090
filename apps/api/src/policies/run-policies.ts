import { parseArgs } from 'node:util';
import { placeInWords, type Words } from '@guanjia/domain';
import type { Database } from '../database/database.js';
import { uploadPack } from './upload-pack.js';

const USAGE: Words = {
  zh: `用法：npm run policies -- 文件 [--publish]
检查一个 JSON 格式的规程包，逐条列出错误；默认只检查，加 --publish 才发布为新版本。
发布不改变任何服务中心：由哪个中心何时起采用，在“规程”页面设定。
  --publish      发布（全部写入，或什么都不写）
  --lang zh|en   语言`,
  en: `Usage: npm run policies -- FILE [--publish]
Checks a pack in JSON and lists every mistake; a dry run unless --publish makes it a new version.
Publishing changes no centre: which centre follows it from when is set on the page Policies.
  --publish      publish (all of it, or nothing)
  --lang zh|en   language`,
};

/**
 * Carries out `npm run policies`.
 * @param read the text of a file; null: there is none
 * @returns the exit code: 0 in order, 1 the pack has mistakes, 2 the command has
 */
export async function runPolicies(database: Database, args: readonly string[], language: keyof Words, read: (file: string) => Promise<string | null>, say: (line: string) => void): Promise<number> {
  const wrong = (zh: string, en: string) => (say({ zh, en }[language]), 2);
  let command: { values: { publish?: boolean; help?: boolean }; positionals: string[] };
  try {
    command = parseArgs({ args: [...args], options: { publish: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0]!;
    return wrong(`命令有误：${reason}。--help 显示用法。`, `${reason}. --help shows how.`);
  }
  const { values, positionals } = command;
  if (values.help) return say(USAGE[language]), 0;
  const [file, ...more] = positionals;
  if (file === undefined) return wrong('没有写文件名。--help 显示用法。', 'No file is named. --help shows how.');
  if (more.length > 0) return wrong(`一次只能处理一个文件，多出：${more.join(' ')}。`, `One file at a time; what about ${more.join(' ')}?`);
  const json = await read(file);
  if (json === null) return wrong(`没有文件 ${file}。`, `There is no file ${file}.`);

  const uploaded = await uploadPack(database, json, { publish: values.publish ?? false, recordedBy: null });
  if (!('pack' in uploaded)) {
    const { length } = uploaded.problems;
    for (const problem of uploaded.problems) say([placeInWords(problem), problem.message[language]].filter(Boolean).join(': '));
    say({ zh: `${length} 处错误，没有发布。`, en: `${length} ${length === 1 ? 'mistake' : 'mistakes'}; nothing was published.` }[language]);
    return 1;
  }
  const { pack, version, isNew, published } = uploaded;
  if (published && isNew) say({ zh: `已发布：${pack.key} 第 ${version} 版。`, en: `Published: ${pack.key}, version ${version}.` }[language]);
  else if (!isNew) say({ zh: `内容与 ${pack.key} 第 ${version} 版相同，无须发布。`, en: `The same as ${pack.key}, version ${version}: nothing to publish.` }[language]);
  else say({ zh: `没有错误。将成为 ${pack.key} 第 ${version} 版；要发布，请加 --publish。`, en: `In order. It would become ${pack.key}, version ${version}; to publish, add --publish.` }[language]);
  return 0;
}
