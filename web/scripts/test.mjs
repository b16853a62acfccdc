import { run } from './stamp.mjs';

run('npm', 'test', '--silent');
