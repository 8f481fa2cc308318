// The code of shared answers, written a second time from its description in
// src/codec/share.rs: the tests open links the widget did not make itself.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The code of answers by question id, of this format and revision. */
export function shareCode(answers, { format = 1n, revision = 1n } = {}) {
  const digits = Object.values(answers).map((answer) => BigInt(answer === 'unknown' ? 5 : answer));
  const number = digits.reduce((number, digit) => number * 6n + digit, 0n);
  const payload = (((format << 12n) | revision) << 37n) | number;
  const bits = (payload << 32n) | crc32(payload);
  const places = Array.from({ length: 17 }, (_, index) => BigInt(5 * (16 - index)));
  return places.map((place) => ALPHABET[Number((bits >> place) & 31n)]).join('');
}

/** The fragment of a link with that code. */
export const fragment = (code) => `#leadership-quiz=${code}`;

/** CRC-32 (IEEE 802.3) of the eight bytes of a number, the highest first. */
function crc32(number) {
  let crc = 0xffff_ffffn;
  for (let place = 56n; place >= 0n; place -= 8n) {
    crc ^= (number >> place) & 255n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0xedb8_8320n : crc >> 1n;
  }
  return crc ^ 0xffff_ffffn;
}
