// Type check, bundle and size check, only when a source or a version differs from what the present bundle was made from.
import { existsSync } from 'node:fs';
import { hashOf, isCurrent, run, write } from './stamp.mjs';

const stamp = 'target/web-build.stamp';
const hash = hashOf(['package-lock.json', 'index.html', 'vite.config.ts', 'tsconfig.json', 'scripts', 'src', 'test']);
if (!isCurrent(stamp, hash) || !existsSync('target/classes/META-INF/resources/index.html')) {
  run('npm', 'run', '--silent', 'build');
  write(stamp, hash);
}
