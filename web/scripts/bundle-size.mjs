// The first load may cost at most 200 KB of gzipped JavaScript; above that the build fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const limit = 200 * 1024;
const assets = 'target/classes/META-INF/resources/assets';
const size = readdirSync(assets)
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length, 0);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`JavaScript, gzipped: ${kilobytes(size)} of ${kilobytes(limit)}`);
if (size > limit) {
  console.error('The bundle is larger than its budget: load a part of it later, or do without a library.');
  process.exit(1);
}
