// Reads queries as lines of JSON texts, and writes a line for each: true where Atlassian's own parser takes it.
const { readFileSync } = require('node:fs');
const { JastBuilder } = require('@atlaskit/jql-ast');

const queries = readFileSync(0, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const accepted = queries.map((query) => new JastBuilder().build(query).errors.length === 0);
process.stdout.write(`${accepted.join('\n')}\n`);
