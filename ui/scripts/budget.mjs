// Holds the size of what a browser loads, as brotli sends it, to the budget. Fails the build when it grows past it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const FIRST_LOAD = 220 * 1024;
const LAZY_CHUNK = 60 * 1024;
const dist = new URL('../dist/', import.meta.url).pathname;
const size = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const first = ['index.html', ...assets.filter((file) => html.includes(file))];
const lazy = assets.filter((file) => !first.includes(file));
const total = first.map(size).reduce((a, b) => a + b, 0);
const largest = lazy.map((file) => ({ file, bytes: size(file) })).sort((a, b) => b.bytes - a.bytes);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

console.log(`First load ${kb(total)} of ${kb(FIRST_LOAD)} (brotli); largest other chunks:`);
largest.slice(0, 5).forEach(({ file, bytes }) => console.log(`  ${kb(bytes)} ${file}`));
const tooLarge = largest.filter(({ bytes }) => bytes > LAZY_CHUNK);
if (total > FIRST_LOAD || tooLarge.length > 0) {
    console.error(`Over budget: first load may be ${kb(FIRST_LOAD)}, any other chunk ${kb(LAZY_CHUNK)}.`);
    process.exit(1);
}
