import type { Words } from '@guanjia/domain';

/** A photo as it is kept: encoded anew, upright, without what the camera wrote into it (place, device, time). */
export interface CleanPhoto {
  readonly photo: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Why a file is no photo that could be kept; its message is for whoever sent it. */
export class NotAPhoto extends Error {
  override name = 'NotAPhoto';
  constructor(readonly words: Words) {
    super(words.en);
  }
}

/** Of what a file really is, by its first bytes; what it is called or says of itself does not count. */
const PHOTOS: readonly { readonly at: number; readonly bytes: readonly number[] }[] = [
  { at: 0, bytes: [0xff, 0xd8, 0xff] },
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
];
const HEIC = /^ftyp(heic|heix|hevc|mif1|msf1|heim|heis)/;

/** Enough to read a meter or a crack by; a telephone's whole picture is four times that. In pixels. */
const LONGEST_SIDE = 2400;
const THUMBNAIL_SIDE = 320;
/** A small file can unfold into an endless picture: no more than a good telephone's camera makes. */
const MOST_PIXELS = 120_000_000;

/** Encodes a photo anew. @throws NotAPhoto for anything that is not a JPEG, PNG or WebP picture, or is broken */
export async function cleanPhoto(bytes: Buffer): Promise<CleanPhoto> {
  refuseOthers(bytes);
  // Loaded with the first photo: most processes start to answer, not to draw.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient().flatten({ background: '#fff' });
  const within = (side: number) => open().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb');
  try {
    const { data: photo, info } = await within(LONGEST_SIDE).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true });
    const thumbnail = await within(THUMBNAIL_SIDE).jpeg({ quality: 70 }).toBuffer();
    return { photo, thumbnail, width: info.width, height: info.height };
  } catch (error) {
    throw new NotAPhoto(
      /pixel limit/i.test((error as Error).message)
        ? { zh: '照片尺寸过大，请缩小后再上传。', en: 'The picture has too many pixels. Make it smaller and upload it again.' }
        : { zh: '照片已损坏，无法读取。请重新拍摄或另选一张。', en: 'The picture is broken and cannot be read. Take it again, or choose another.' },
    );
  }
}

function refuseOthers(bytes: Buffer): void {
  if (bytes.length === 0) throw new NotAPhoto({ zh: '文件是空的，请另选一张照片。', en: 'The file is empty. Choose another photo.' });
  if (HEIC.test(bytes.toString('latin1', 4, 12))) throw new NotAPhoto({ zh: '暂不支持 HEIC 照片。请在手机相机设置中选“兼容性最佳”（JPEG），或截图后上传。', en: 'HEIC photos are not taken. Set the camera to "most compatible" (JPEG), or upload a screenshot.' });
  if (!PHOTOS.some(({ at, bytes: magic }) => magic.every((byte, place) => bytes[at + place] === byte))) {
    throw new NotAPhoto({ zh: '这不是照片：只接受 JPEG、PNG 或 WebP 图片（不接受 SVG、网页、PDF 等文件）。', en: 'This is not a photo: only JPEG, PNG or WebP pictures are taken (no SVG, web page, PDF or other file).' });
  }
}
