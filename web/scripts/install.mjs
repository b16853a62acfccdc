// `npm ci`, only when the lock file is another than the one node_modules was installed from.
import { hashOf, isCurrent, run, write } from './stamp.mjs';

const stamp = 'node_modules/.installed-from';
const hash = hashOf(['package.json', 'package-lock.json', '.npmrc']);
if (!isCurrent(stamp, hash)) {
  run('npm', 'ci', '--ignore-scripts', '--loglevel=error');
  write(stamp, hash);
}
