// Holds what a browser loads for any first page, and each later chunk, to the budget, as brotli sends them. Fails the build
// beyond it. What a page loads is told by Vite's manifest: the entry, the page, and what both import.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const FIRST_LOAD = 220 * 1024;
const LAZY_CHUNK = 60 * 1024;
const dist = new URL('../dist/', import.meta.url).pathname;
const manifestFile = join(dist, 'manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
rmSync(manifestFile); // Nobody needs it in the product.

const size = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const closure = (key, seen = new Set()) => {
    if (!seen.has(key)) {
        seen.add(key);
        (manifest[key].imports ?? []).forEach((imported) => closure(imported, seen));
    }
    return seen;
};
const files = (keys) => [...keys].map((key) => manifest[key].file);
const sum = (list) => list.map(size).reduce((a, b) => a + b, 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const load = (page) => size('index.html') + sum(files(closure(page, closure(entry))));
const pages = Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key));
const loads = pages.map((page) => ({ page, bytes: load(page) })).sort((a, b) => b.bytes - a.bytes);
for (const { page, bytes } of loads) {
    console.log(`${kb(bytes).padStart(9)}  ${page.split('/').at(-1)}`);
}
const tooHeavy = loads.filter(({ bytes }) => bytes > FIRST_LOAD).map(({ page }) => page);
const shell = new Set(files(closure(entry)));
const tooLarge = Object.values(manifest)
    .map(({ file }) => file)
    .filter((file) => !shell.has(file) && size(file) > LAZY_CHUNK);
console.log(`Largest first load ${kb(loads[0].bytes)} of ${kb(FIRST_LOAD)} (brotli)`);
if (tooHeavy.length + tooLarge.length > 0) {
    console.error(
        `Over budget: a first load may be ${kb(FIRST_LOAD)}, any later chunk ${kb(LAZY_CHUNK)}.`,
        ...tooHeavy,
        ...tooLarge,
    );
    process.exit(1);
}
