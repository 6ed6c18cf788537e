// Takes where a photo was taken out of it before it is sent: what lies in the repository is open to all.
//
// Only what says so goes: the pointer to Exif's GPS IFD (CIPA DC-008, 4.6.3) with all it points to, and XMP. The picture
// and how the camera was held stay as they are. JPEG alone, which cameras write.

const GPS = 0x8825; // a tag of IFD0
const OCTETS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]; // of one value, by the type of its entry
const named = (data, at, name) => [...name].every((sign, index) => data[at + index] === sign.charCodeAt(0));

function withoutGps(data, tiff, end) {
  const view = new DataView(data.buffer, tiff, end - tiff);
  const little = view.getUint16(0) === 0x4949; // «II»
  const short = (at) => view.getUint16(at, little);
  const long = (at) => view.getUint32(at, little);
  const ifd = long(4);
  const last = ifd + 2 + short(ifd) * 12;
  for (let entry = ifd + 2; entry < last; entry += 12) {
    if (short(entry) !== GPS) continue;
    const gps = long(entry + 8);
    const after = gps + 2 + short(gps) * 12;
    for (let value = gps + 2; value < after; value += 12) {
      const octets = (OCTETS[short(value + 2)] ?? 0) * long(value + 4);
      if (octets > 4) data.fill(0, tiff + long(value + 8), tiff + long(value + 8) + octets);
    }
    data.fill(0, tiff + gps, tiff + after);
    data.copyWithin(tiff + entry, tiff + entry + 12, tiff + last); // the entries that follow, one place up
    data.fill(0, tiff + last - 12, tiff + last); // where the next IFD is told of now: there is none, and no small picture
    view.setUint16(ifd, short(ifd) - 1, little);
    return;
  }
}

/** Return a JPEG without where it was taken; anything else as it is. */
export function withoutPlace(octets) {
  const data = octets.slice();
  if (data[0] !== 0xff || data[1] !== 0xd8) return new Blob([data]);
  const view = new DataView(data.buffer);
  const kept = [data.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= data.length && data[at] === 0xff && data[at + 1] !== 0xda) { // until the picture itself
    const next = at + 2 + view.getUint16(at + 2);
    const isApp1 = data[at + 1] === 0xe1;
    let stays = !(isApp1 && named(data, at + 4, "http://ns.adobe.com/x"));
    if (isApp1 && named(data, at + 4, "Exif\0\0")) {
      try {
        withoutGps(data, at + 10, next);
      } catch { // points outside the file: nothing in it can be trusted
        stays = false;
      }
    }
    if (stays) kept.push(data.subarray(at, next));
    at = next;
  }
  return new Blob([...kept, data.subarray(at)]);
}

const ours = new WeakSet();

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (input.type !== "file" || ours.has(event)) return;
  event.stopImmediatePropagation();
  const chosen = new DataTransfer();
  for (const file of input.files) {
    const sent = withoutPlace(new Uint8Array(await file.arrayBuffer()));
    chosen.items.add(new File([sent], file.name, { type: file.type, lastModified: file.lastModified }));
  }
  input.files = chosen.files;
  const change = new Event("change", { bubbles: true });
  ours.add(change);
  input.dispatchEvent(change);
}, true);
