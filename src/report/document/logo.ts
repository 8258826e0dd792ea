/** A picture that was found to be one by its bytes. */
export interface Logo {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** In pixels, 1 to 10000. */
  readonly width: number;
  readonly height: number;
}

/** A logo of more bytes would make every report heavy. */
export const mostLogoBytes = 2 * 1024 * 1024;

const mostPixels = 10_000;

type Size = Pick<Logo, 'width' | 'height'>;

/** A PNG or JPEG picture; else what is wrong with it, as the end of a sentence. */
export function readLogo(bytes: Uint8Array): Logo | { readonly problem: string } {
  if (bytes.length > mostLogoBytes)
    return { problem: `is larger than ${mostLogoBytes / 1024 / 1024} MB; make a smaller picture of it.` };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = kindOf(bytes);
  if (kind === null) return { problem: 'is neither a PNG nor a JPEG picture.' };
  const size = kind === 'png' ? pngSize(view) : jpegSize(view);
  if (size === null) return { problem: `is a damaged ${kind.toUpperCase()} picture.` };
  const { width, height } = size;
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels)
    return { problem: `measures ${width} by ${height} pixels; from 1 to ${mostPixels} each are taken.` };
  return { kind, bytes, width, height };
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpegStart = [0xff, 0xd8, 0xff];

function kindOf(bytes: Uint8Array): Logo['kind'] | null {
  const starts = (start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
  return starts(pngStart) ? 'png' : starts(jpegStart) ? 'jpeg' : null;
}

const imageHeader = 0x49484452;
const imageEnd = 0x49454e44;

/** The first piece tells the size; the last says that the picture is whole. */
function pngSize(view: DataView): Size | null {
  if (view.byteLength < 45 || view.getUint32(12) !== imageHeader) return null;
  if (view.getUint32(view.byteLength - 8) !== imageEnd) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Pieces follow one another, each with its length; those called frames tell the size. */
function jpegSize(view: DataView): Size | null {
  let place = 2;
  while (place + 9 <= view.byteLength && view.getUint8(place) === 0xff) {
    const marker = view.getUint8(place + 1);
    if (isFrame(marker)) return { height: view.getUint16(place + 5), width: view.getUint16(place + 7) };
    // Fill bytes before a marker.
    place += marker === 0xff ? 1 : 2 + view.getUint16(place + 2);
  }
  return null;
}

/** C4, C8 and CC of the same row mean other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
