/**
 * node scripts/icons.cjs: draws assets/icons/icon-<size>.png, the character 三 (three forms) on a sheet's green, with a tick.
 * The drawing is a function of the place, sampled several times per pixel, so that every size is crisp.
 */
const fs = require('node:fs');
const path = require('node:path');
const { deflateSync } = require('node:zlib');

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const SAMPLES = 8;
const GREEN = [15, 108, 77];
const WHITE = [255, 255, 255];
const AMBER = [255, 185, 0];

/** Is (x, y) inside a rectangle with round corners? All lengths are shares of the icon's side. */
function inside(x, y, left, top, right, bottom, radius) {
  if (x < left || x > right || y < top || y > bottom) return false;
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

/** Distance of (x, y) from the segment a–b. */
function distance(x, y, [ax, ay], [bx, by]) {
  const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** Colour at a place, or undefined where the icon is transparent. Strokes lie on whole pixels of the size being drawn. */
function colorAt(x, y, size) {
  const snap = (share) => Math.round(share * size) / size;
  const thick = Math.max(1, Math.round(size * 0.105)) / size;
  if (!inside(x, y, 0, 0, 1, 1, 0.18)) return undefined;
  const small = size < 32;
  if (!small) {
    const tick = Math.min(distance(x, y, [0.66, 0.74], [0.75, 0.83]), distance(x, y, [0.75, 0.83], [0.91, 0.63]));
    if (tick < 0.045) return AMBER;
    if (tick < 0.095) return GREEN;
  }
  const strokes = [
    [0.24, 0.2, 0.76],
    [0.3, 0.45, 0.7],
    [0.18, 0.7, small ? 0.82 : 0.58],
  ];
  for (const [left, top, right] of strokes) {
    if (inside(x, y, snap(left), snap(top), snap(right), snap(top) + thick, size < 24 ? 0 : thick * 0.3)) return WHITE;
  }
  return GREEN;
}

/** The icon's pixels as RGBA, each row led by PNG's filter byte. */
function draw(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let py = 0; py < size; py += 1) {
    for (let px = 0; px < size; px += 1) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < SAMPLES * SAMPLES; s += 1) {
        const x = (px + ((s % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (py + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / size;
        const color = colorAt(x, y, size);
        if (color === undefined) continue;
        color.forEach((part, i) => (sum[i] += part));
        sum[3] += 1;
      }
      const at = py * (size * 4 + 1) + 1 + px * 4;
      for (let i = 0; i < 3; i += 1) rows[at + i] = sum[3] === 0 ? 0 : Math.round(sum[i] / sum[3]);
      rows[at + 3] = Math.round((sum[3] * 255) / (SAMPLES * SAMPLES));
    }
  }
  return rows;
}

/** PNG's checksum (node:zlib has one only from Node 22 on). */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(draw(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = path.join(__dirname, '..', 'assets', 'icons');
fs.mkdirSync(folder, { recursive: true });
for (const size of SIZES) fs.writeFileSync(path.join(folder, `icon-${size}.png`), png(size));
