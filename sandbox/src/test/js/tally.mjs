// Counts calls of a client by name, and remembers what went wrong with them.
import assert from 'node:assert/strict';

const passed = [];
const failed = [];

/** Does one call, then looks at its answer; a call that throws, or whose answer is not as it should be, has failed. */
export async function call(name, action, look) {
  try {
    const answer = await action();
    look(answer, assert);
    passed.push(name);
    return answer;
  } catch (problem) {
    const report = problem.issues ?? problem.report?.issues ?? problem.cause?.issues ?? problem.error ?? '';
    failed.push(`${name}: ${problem.message ?? problem} ${JSON.stringify(report)}`);
    return undefined;
  }
}

// Told at the end, also where what a call should have given is missing for the next.
process.on('uncaughtException', (problem) => failed.push(`what came between the calls: ${problem.stack}`));
process.on('exit', () => process.stdout.write(`${JSON.stringify({ passed, failed })}\n`));
