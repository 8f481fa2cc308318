// The texts a reader sees, from the files they are written in, with plain spaces
// as in `Quiz.text()`.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';

const read = (language) =>
  parse(readFileSync(new URL(`../../../src/content/${language}.toml`, import.meta.url), 'utf8').replaceAll('\u00a0', ' '));

export const TEXTS = { pl: read('pl'), en: read('en') };
