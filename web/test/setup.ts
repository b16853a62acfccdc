import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has no CSS.escape, which every browser has; the ids of our widgets need nothing escaped but colons.
globalThis.CSS ??= { escape: (text: string) => text.replaceAll(':', '\\:') } as typeof CSS;

// A shared machine may be slow; and the whole document in a message hides what failed.
configure({ asyncUtilTimeout: 10_000, getElementError: (message) => new Error(message ?? 'not found') });

afterEach(cleanup);
