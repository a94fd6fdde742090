import iconv from 'iconv-lite';
import type { Words } from '@guanjia/domain';
import { UnusableInput, words } from './problem.js';

/** Encodings in which offices save tables, by the names people use for them. */
const ENCODINGS: ReadonlyMap<string, string> = new Map(Object.entries({
  'utf-8': 'UTF-8', utf8: 'UTF-8',
  gb18030: 'GB18030', gbk: 'GB18030', gb2312: 'GB18030', cp936: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16LE', utf16le: 'UTF-16LE', 'utf-16be': 'UTF-16BE', utf16be: 'UTF-16BE',
  'windows-1252': 'windows-1252', cp1252: 'windows-1252', latin1: 'windows-1252',
}));

export interface DecodedText {
  readonly text: string;
  readonly reading: Words;
  /** U+FFFD in the text stands for bytes that could not be decoded. */
  readonly damaged: boolean;
}

/**
 * Bytes to text. Named: that encoding. Not named: a byte order mark decides; then strict UTF-8; then GB18030, as Excel saves CSV on a Chinese Windows.
 * A UTF-8 text with a few broken bytes is read as UTF-8 and the rows with broken bytes are refused later, one by one.
 * @param named the value of --encoding, or null
 * @throws UnusableInput an unknown encoding name; neither UTF-8 nor GB18030
 */
export function decodeText(bytes: Buffer, named: string | null): DecodedText {
  if (named !== null) {
    const encoding = ENCODINGS.get(named.toLowerCase());
    if (encoding === undefined) {
      const known = [...new Set(ENCODINGS.values())].join(', ');
      throw new UnusableInput(words(`不认识的编码 ${named}；可用：${known}。`, `Unknown encoding ${named}. Known: ${known}.`));
    }
    const decoded = wholeCharacters(iconv.decode(bytes, encoding));
    return { text: decoded.text, reading: words(`编码 ${encoding}（按指定）。`, `Encoding ${encoding}, as named.`), damaged: decoded.damaged || decoded.text.includes('\ufffd') };
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'UTF-16LE' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'UTF-16BE' : null;
  if (utf16 !== null) return { ...wholeCharacters(iconv.decode(bytes, utf16)), reading: words('编码 UTF-16（按字节序标记）。', 'Encoding UTF-16, by its byte order mark.') };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, reading: marked ? words('编码 UTF-8（有 BOM）。', 'Encoding UTF-8, with a byte order mark.') : words('编码 UTF-8。', 'Encoding UTF-8.'), damaged: false };
  } catch {
    return decodeOther(bytes, marked);
  }
}

function decodeOther(bytes: Buffer, marked: boolean): DecodedText {
  const asUtf8 = new TextDecoder('utf-8').decode(bytes);
  const brokenUtf8 = count(asUtf8, '\ufffd');
  const soundUtf8 = (asUtf8.match(/[^\0-\u007f\ufffd]/g) ?? []).length;
  // GB18030 bytes almost never form valid UTF-8, so many sound characters and few broken ones are a damaged UTF-8 file.
  if (marked || soundUtf8 > 9 * brokenUtf8) {
    return {
      text: asUtf8,
      reading: words(`编码 UTF-8，有 ${brokenUtf8} 处损坏的字节：所在行不导入。`, `Encoding UTF-8 with ${brokenUtf8} broken bytes; the rows that hold them are refused.`),
      damaged: true,
    };
  }
  const text = iconv.decode(bytes, 'GB18030');
  const broken = count(text, '\ufffd');
  const sound = (text.match(/[^\0-\u007f\ufffd]/g) ?? []).length;
  if (broken * 20 > sound) {
    throw new UnusableInput(
      words('编码既不是 UTF-8 也不是 GB18030：请用 --encoding 指定，或另存为 UTF-8 的 CSV。', 'The text is neither UTF-8 nor GB18030. Name its encoding with --encoding, or save the file as "CSV UTF-8".'),
    );
  }
  return {
    text,
    reading: words('编码 GB18030（不是有效的 UTF-8；可用 --encoding 另行指定）。', 'Encoding GB18030 (it is not valid UTF-8; --encoding names another).'),
    damaged: broken > 0,
  };
}

/** Half a surrogate pair becomes U+FFFD here, where its row can still be refused: later steps would do so in silence. */
function wholeCharacters(text: string): { text: string; damaged: boolean } {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return { text: whole, damaged: whole !== text };
}

const count = (text: string, part: string): number => text.split(part).length - 1;
