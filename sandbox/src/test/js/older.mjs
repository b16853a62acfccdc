// The npm package jira-client, which speaks the second version of the API, at a sandbox of either kind.
import JiraApi from 'jira-client';
import { call } from './tally.mjs';

const address = new URL(process.argv[2]);
const cloud = process.argv[3] === 'cloud';
const jira = new JiraApi({
  protocol: 'http',
  host: address.hostname,
  port: address.port,
  username: 'admin@example.com',
  password: 'sandbox',
  apiVersion: '2',
});
const keys = (page) => page.issues.map((issue) => issue.key);

await call('getServerInfo', () => jira.getServerInfo(), (info, assert) =>
  assert.equal(info.deploymentType === 'Cloud', cloud));
await call('getCurrentUser', () => jira.getCurrentUser(), (me, assert) =>
  assert.equal(me.emailAddress, 'admin@example.com'));
await call('listProjects', () => jira.listProjects(), (projects, assert) =>
  assert.deepEqual(projects.map((project) => project.key), ['SIDE', 'TEST']));
await call('getProject', () => jira.getProject('TEST'), (project, assert) => assert.equal(project.key, 'TEST'));
await call('listFields', () => jira.listFields(), (fields, assert) =>
  assert.ok(fields.some((field) => field.schema?.custom === 'com.pyxis.greenhopper.jira:gh-epic-link')));
await call('listIssueTypes', () => jira.listIssueTypes(), (types, assert) =>
  assert.equal(types.find((type) => type.name === 'Sub-task').subtask, true));
await call('listPriorities', () => jira.listPriorities(), (all, assert) =>
  assert.ok(all.some((priority) => priority.name === 'Medium')));
await call('listStatus', () => jira.listStatus(), (all, assert) =>
  assert.equal(all.find((status) => status.name === 'In Progress').statusCategory.key, 'indeterminate'));
await call('listIssueLinkTypes', () => jira.listIssueLinkTypes(), (all, assert) =>
  assert.ok(all.issueLinkTypes.some((type) => type.name === 'Blocks')));

if (cloud) {
  await call('searchJira is gone', () => jira.searchJira('project = TEST').catch((refusal) => refusal),
    (refusal, assert) => assert.match(JSON.stringify(refusal.message), /has been removed/));
} else {
  await call('searchJira', () => jira.searchJira('project = TEST ORDER BY key', { maxResults: 2 }), (page, assert) => {
    assert.deepEqual(keys(page), ['TEST-1', 'TEST-2']);
    assert.equal(page.total, 7);
  });
}
await call('findIssue', () => jira.findIssue('TEST-2'), (issue, assert) =>
  assert.deepEqual(issue.fields.subtasks.map((each) => each.key), ['TEST-5', 'TEST-4']));
const made = await call('addNewIssue',
  () => jira.addNewIssue({ fields: {
    project: { key: 'TEST' }, issuetype: { name: 'Story' }, summary: 'Rig the mast' } }),
  (issue, assert) => assert.match(issue.key, /^TEST-\d+$/));
await call('updateIssue', () => jira.updateIssue(made.key, { fields: { summary: 'Rig both masts' } }), () => {});
await call('getIssue', () => jira.getIssue(made.key, '', ''), (issue, assert) =>
  assert.equal(issue.fields.summary, 'Rig both masts'));
await call('issueLink',
  () => jira.issueLink({ type: { name: 'Blocks' }, inwardIssue: { key: made.key }, outwardIssue: { key: 'TEST-7' } }),
  () => {});
const link = (await jira.findIssue(made.key)).fields.issuelinks[0];
await call('findIssue tells the link', async () => link, (answer, assert) =>
  assert.equal(answer.outwardIssue.key, 'TEST-7'));
await call('deleteIssueLink', () => jira.deleteIssueLink(link.id), () => {});
if (cloud) {
  await call('getIssueChangelog', () => jira.getIssueChangelog(made.key), (page, assert) =>
    assert.ok(page.values.length > 0));
}

const ways = await call('listTransitions', () => jira.listTransitions(made.key), (answer, assert) =>
  assert.ok(answer.transitions.some((way) => way.to.name === 'In Progress')));
await call('transitionIssue',
  () => jira.transitionIssue(made.key, { transition: ways.transitions.find((way) => way.name === 'In Progress') }),
  () => {});
await call('getIssue after a transition', () => jira.findIssue(made.key), (issue, assert) =>
  assert.equal(issue.fields.status.name, 'In Progress'));
const comment = await call('addComment', () => jira.addComment(made.key, 'Wet'), (answer, assert) =>
  assert.equal(answer.body, 'Wet'));
await call('updateComment', () => jira.updateComment(made.key, comment.id, 'Dry'), (answer, assert) =>
  assert.equal(answer.body, 'Dry'));
await call('getComment', () => jira.getComment(made.key, comment.id), (answer, assert) =>
  assert.equal(answer.body, 'Dry'));
await call('getVersions', () => jira.getVersions('TEST'), (all, assert) => assert.equal(all[0].name, '1.0'));
const version = await call('createVersion', () => jira.createVersion({ name: '2.0', project: 'TEST' }),
  (answer, assert) => assert.equal(answer.released, false));
await call('updateVersion', () => jira.updateVersion({ id: version.id, released: true }), (answer, assert) =>
  assert.equal(answer.released, true));
await call('getVersion', () => jira.getVersion(version.id), (answer, assert) => assert.equal(answer.name, '2.0'));
if (cloud) {
  await call('deleteVersion', () => jira.deleteVersion(version.id), () => {});
}
await call('listComponents', () => jira.listComponents('TEST'), (all, assert) => assert.equal(all[0].name, 'Crane'));

const boards = await call('getAllBoards', () => jira.getAllBoards(), (page, assert) =>
  assert.equal(page.values.length, 2));
const board = boards?.values.find((each) => each.type === 'scrum').id;
await call('getBoard', () => jira.getBoard(board), (answer, assert) => assert.equal(answer.type, 'scrum'));
const configuration = await call('getConfiguration', () => jira.getConfiguration(board), (answer, assert) =>
  assert.equal(typeof answer.ranking.rankCustomFieldId, 'number'));
await call('getIssuesForBoard', () => jira.getIssuesForBoard(board), (page, assert) =>
  assert.ok(keys(page).includes('TEST-2')));
await call('getIssuesForBacklog', () => jira.getIssuesForBacklog(board), (page, assert) =>
  assert.ok(keys(page).includes('TEST-7')));
await call('getEpics', () => jira.getEpics(board), (page, assert) => assert.equal(page.values[0].key, 'TEST-1'));
await call('getBoardIssuesForEpic', () => jira.getBoardIssuesForEpic(board, 101), (page, assert) =>
  assert.ok(keys(page).includes('TEST-3')));
await call('getProjects', () => jira.getProjects(board), (page, assert) => assert.equal(page.values[0].key, 'TEST'));
await call('getAllSprints', () => jira.getAllSprints(board), (page, assert) => assert.equal(page.values[0].id, 7));
await call('getBoardIssuesForSprint', () => jira.getBoardIssuesForSprint(board, 7), (page, assert) =>
  assert.deepEqual(keys(page), ['TEST-2']));
await call('getEpic', () => jira.getEpic('TEST-1'), (epic, assert) => assert.equal(epic.name, 'Harbour'));
await call('getIssuesForEpic', () => jira.getIssuesForEpic('TEST-1'), (page, assert) =>
  assert.ok(keys(page).includes('TEST-2')));
await call('moveIssuesToEpic', () => jira.moveIssuesToEpic('TEST-1', [made.key]), () => {});
await call('rankIssues', () => jira.rankIssues({ issues: [made.key], rankBeforeIssue: 'TEST-2' }), () => {});
await call('getIssuesForEpic in their order', () => jira.getIssuesForEpic('TEST-1'), (page, assert) =>
  assert.equal(keys(page)[0], made.key));
await call('moveToBacklog', () => jira.moveToBacklog([made.key]), () => {});
await call('deleteIssue', () => jira.deleteIssue(made.key), () => {});
