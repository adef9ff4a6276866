// Puts a brotli and a gzip copy beside every file that gets smaller by it, so that the service never compresses one.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;
const text = /\.(css|js|json|md|svg|txt|webmanifest)$/;
const worthIt = 0.95;

for (const name of readdirSync(dist, { recursive: true }).filter((each) => text.test(each))) {
    const file = join(dist, name);
    const content = readFileSync(file);
    const brotli = brotliCompressSync(content, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: statSync(file).size,
        },
    });
    const gzip = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
    if (brotli.length < content.length * worthIt) {
        writeFileSync(`${file}.br`, brotli);
    }
    if (gzip.length < content.length * worthIt) {
        writeFileSync(`${file}.gz`, gzip);
    }
}
