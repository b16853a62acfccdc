// The npm package jira.js, which holds every answer against a schema of its own, at a sandbox with the harbour's issues.
import { createAgileClient, createCloudClient } from 'jira.js';
import { call } from './tally.mjs';

const config = {
  host: process.argv[2],
  auth: { type: 'basic', email: 'admin@example.com', apiToken: 'sandbox' },
  onSchemaMismatch: 'throw',
};
const jira = createCloudClient(config);
const agile = createAgileClient(config);
const keys = (page) => page.issues.map((issue) => issue.key);
const nothing = (answer, assert) => assert.ok(answer === undefined || answer === null || answer === '', `${answer}`);
const summary = async (issue) => (await jira.issues.getIssue({ issueIdOrKey: issue })).fields.summary;

await call('myself.getCurrentUser', () => jira.myself.getCurrentUser(), (me, assert) =>
  assert.equal(me.emailAddress, 'admin@example.com'));
await call('serverInfo.getServerInfo', () => jira.serverInfo.getServerInfo(), (info, assert) =>
  assert.equal(info.deploymentType, 'Cloud'));
await call('permissions.getMyPermissions', () => jira.permissions.getMyPermissions({ permissions: 'BROWSE_PROJECTS' }),
  (answer, assert) => assert.equal(answer.permissions.BROWSE_PROJECTS.havePermission, true));

await call('projects.searchProjects', () => jira.projects.searchProjects(), (page, assert) =>
  assert.deepEqual(page.values.map((project) => project.key), ['SIDE', 'TEST']));
await call('projects.getProject', () => jira.projects.getProject({ projectIdOrKey: 'TEST' }), (project, assert) =>
  assert.equal(project.key, 'TEST'));
await call('projects.getAllStatuses', () => jira.projects.getAllStatuses({ projectIdOrKey: 'TEST' }), (types, assert) =>
  assert.ok(types.find((type) => type.name === 'Story').statuses.some((status) => status.name === 'To Do')));
const types = await call('issueTypes.getIssueAllTypes', () => jira.issueTypes.getIssueAllTypes(), (all, assert) =>
  assert.equal(all.find((type) => type.name === 'Sub-task').hierarchyLevel, -1));
const story = types?.find((type) => type.name === 'Story').id;
await call('issueTypes.getIssueType', () => jira.issueTypes.getIssueType({ id: story }), (type, assert) =>
  assert.equal(type.name, 'Story'));
await call('issueFields.getFields', () => jira.issueFields.getFields(), (fields, assert) =>
  assert.ok(fields.some((field) => field.schema?.custom === 'com.pyxis.greenhopper.jira:gh-lexo-rank')));
const statuses = await call('workflowStatuses.getStatuses', () => jira.workflowStatuses.getStatuses(), (all, assert) =>
  assert.equal(all.find((status) => status.name === 'Done').statusCategory.key, 'done'));
await call('workflowStatuses.getStatus', () => jira.workflowStatuses.getStatus({ idOrName: statuses[0].id }),
  (status, assert) => assert.equal(status.id, statuses[0].id));
const types2 = await call('issueLinkTypes.getIssueLinkTypes', () => jira.issueLinkTypes.getIssueLinkTypes(),
  (all, assert) => assert.ok(all.issueLinkTypes.some((type) => type.name === 'Blocks' && type.inward === 'is blocked by')));
const blocks = types2?.issueLinkTypes.find((type) => type.name === 'Blocks').id;
await call('issueLinkTypes.getIssueLinkType', () => jira.issueLinkTypes.getIssueLinkType({ issueLinkTypeId: blocks }),
  (type, assert) => assert.equal(type.outward, 'blocks'));

await call('issueSearch.searchAndReconsileIssuesUsingJql',
  () => jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'project = TEST ORDER BY key', fields: ['summary'] }),
  (page, assert) => assert.deepEqual(keys(page).slice(0, 2), ['TEST-1', 'TEST-2']));
await call('issueSearch.searchAndReconsileIssuesUsingJqlPost',
  () => jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
    jql: 'project = SIDE ORDER BY key', fields: ['*all'], maxResults: 1, reconcileIssues: [108] }),
  (page, assert) => {
    assert.deepEqual(keys(page), ['SIDE-1']);
    assert.equal(page.isLast, false);
    assert.equal(typeof page.nextPageToken, 'string');
  });
await call('issueSearch.countIssues', () => jira.issueSearch.countIssues({ jql: 'project = SIDE' }), (answer, assert) =>
  assert.equal(answer.count, 2));
await call('issueSearch.matchIssues', () => jira.issueSearch.matchIssues({ issueIds: [101, 108], jqls: ['project = TEST'] }),
  (answer, assert) => assert.deepEqual(answer.matches[0].matchedIssues, [101]));
await call('jql.parseJqlQueries', () => jira.jql.parseJqlQueries({ queries: ['project = TEST'], validation: 'strict' }),
  (answer, assert) => assert.equal(answer.queries[0].structure.where.field.name, 'project'));

await call('issues.getIssue', () => jira.issues.getIssue({ issueIdOrKey: 'TEST-2', expand: 'changelog' }),
  (issue, assert) => {
    assert.equal(issue.fields.parent.key, 'TEST-1');
    assert.deepEqual(issue.fields.subtasks.map((each) => each.key), ['TEST-5', 'TEST-4']);
    assert.ok(issue.fields.issuelinks.some((link) => link.outwardIssue?.key === 'TEST-3'));
  });
await call('issues.bulkFetchIssues',
  () => jira.issues.bulkFetchIssues({ issueIdsOrKeys: ['TEST-3', 'TEST-1', 'NONE-1'], fields: ['parent', 'status'] }),
  (answer, assert) => assert.deepEqual(keys(answer), ['TEST-1', 'TEST-3']));
const made = await call('issues.createIssue',
  () => jira.issues.createIssue({ fields: {
    project: { key: 'TEST' }, issuetype: { id: story }, summary: 'Rig the mast', parent: { key: 'TEST-1' } } }),
  (issue, assert) => assert.match(issue.key, /^TEST-\d+$/));
await call('issues.editIssue',
  () => jira.issues.editIssue({ issueIdOrKey: made.key, fields: { summary: 'Rig both masts', labels: ['mast'] } }),
  nothing);
await call('issues.getIssue after an edit', () => summary(made.key), (text, assert) => assert.equal(text, 'Rig both masts'));
await call('issues.getChangeLogs', () => jira.issues.getChangeLogs({ issueIdOrKey: made.key }), (page, assert) =>
  assert.ok(page.values.some((entry) => entry.items.some((item) => item.toString === 'Rig both masts'))));
await call('issues.getBulkChangelogs',
  () => jira.issues.getBulkChangelogs({ issueIdsOrKeys: [made.key], fieldIds: ['summary'] }),
  (answer, assert) => assert.equal(answer.issueChangeLogs[0].issueId, made.id));
await call('issueLinks.linkIssues',
  () => jira.issueLinks.linkIssues({
    type: { name: 'Blocks' }, inwardIssue: { key: made.key }, outwardIssue: { key: 'TEST-7' } }),
  nothing);
const link = (await jira.issues.getIssue({ issueIdOrKey: made.key })).fields.issuelinks[0];
await call('issueLinks.getIssueLink from an issue without a priority',
  () => jira.issueLinks.getIssueLink({ linkId: link.id }),
  (answer, assert) => assert.equal(answer.outwardIssue.key, 'TEST-7'));
await call('issueLinks.deleteIssueLink', () => jira.issueLinks.deleteIssueLink({ linkId: link.id }), nothing);

const ways = await call('issues.getTransitions',
  () => jira.issues.getTransitions({ issueIdOrKey: made.key, expand: 'transitions.fields' }),
  (answer, assert) => assert.ok(answer.transitions.find((way) => way.name === 'Done').fields.resolution.required));
await call('issues.doTransition',
  () => jira.issues.doTransition({
    issueIdOrKey: made.key,
    transition: { id: ways.transitions.find((way) => way.name === 'Done').id },
    fields: { resolution: { name: 'Done' } } }),
  nothing);
await call('issues.getIssue after a transition', () => jira.issues.getIssue({ issueIdOrKey: made.key }),
  (issue, assert) => assert.equal(issue.fields.status.statusCategory.key, 'done'));

const property = { issueIdOrKey: made.key, propertyKey: 'tide' };
await call('issueProperties.setIssueProperty',
  () => jira.issueProperties.setIssueProperty({ ...property, body: { high: [1, null, 'two'] } }), () => {});
await call('issueProperties.getIssueProperty', () => jira.issueProperties.getIssueProperty(property),
  (answer, assert) => assert.deepEqual(answer.value, { high: [1, null, 'two'] }));
await call('issueProperties.getIssuePropertyKeys',
  () => jira.issueProperties.getIssuePropertyKeys({ issueIdOrKey: made.key }),
  (answer, assert) => assert.deepEqual(answer.keys.map((each) => each.key), ['tide']));
await call('issueProperties.deleteIssueProperty', () => jira.issueProperties.deleteIssueProperty(property), nothing);

const comment = await call('issueComments.addComment',
  () => jira.issueComments.addComment({ issueIdOrKey: made.key, body: {
    type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wet' }] }] } }),
  (answer, assert) => assert.equal(answer.author.displayName, 'Administrator'));
await call('issueComments.updateComment',
  () => jira.issueComments.updateComment({ issueIdOrKey: made.key, id: comment.id, body: { body: {
    type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Dry' }] }] } } }),
  (answer, assert) => assert.equal(answer.body.content[0].content[0].text, 'Dry'));
await call('issueComments.getComments', () => jira.issueComments.getComments({ issueIdOrKey: made.key }),
  (page, assert) => assert.equal(page.comments.length, 1));
await call('issueComments.getComment',
  () => jira.issueComments.getComment({ issueIdOrKey: made.key, id: comment.id }),
  (answer, assert) => assert.equal(answer.id, comment.id));
await call('issueComments.deleteComment',
  () => jira.issueComments.deleteComment({ issueIdOrKey: made.key, id: comment.id }), nothing);

await call('projectVersions.getProjectVersions',
  () => jira.projectVersions.getProjectVersions({ projectIdOrKey: 'TEST' }),
  (all, assert) => assert.equal(all[0].name, '1.0'));
const version = await call('projectVersions.createVersion',
  () => jira.projectVersions.createVersion({ name: '2.0', projectId: 10001, description: 'Steel' }),
  (answer, assert) => assert.equal(answer.released, false));
await call('projectVersions.updateVersion',
  () => jira.projectVersions.updateVersion({ id: version.id, body: { released: true } }),
  (answer, assert) => assert.deepEqual([answer.name, answer.released], ['2.0', true]));
await call('projectVersions.getVersion', () => jira.projectVersions.getVersion({ id: version.id }),
  (answer, assert) => assert.equal(answer.projectId, 10001));
await call('projectVersions.deleteAndReplaceVersion',
  () => jira.projectVersions.deleteAndReplaceVersion({ id: version.id }), nothing);
const components = await call('projectComponents.getProjectComponents',
  () => jira.projectComponents.getProjectComponents({ projectIdOrKey: 'TEST' }),
  (all, assert) => assert.equal(all[0].name, 'Crane'));
await call('projectComponents.getComponent', () => jira.projectComponents.getComponent({ id: components[0].id }),
  (answer, assert) => assert.equal(answer.project, 'TEST'));

const boards = await call('board.getAllBoards', () => agile.board.getAllBoards(), (page, assert) =>
  assert.deepEqual(page.values.map((board) => board.type).sort(), ['kanban', 'scrum']));
const boardId = boards?.values.find((board) => board.type === 'scrum').id;
await call('board.getBoard', () => agile.board.getBoard({ boardId }), (board, assert) =>
  assert.equal(board.location.projectKey, 'TEST'));
const configuration = await call('board.getConfiguration', () => agile.board.getConfiguration({ boardId }),
  (answer, assert) => assert.equal(typeof answer.ranking.rankCustomFieldId, 'number'));
await call('board.getEpics', () => agile.board.getEpics({ boardId }), (page, assert) =>
  assert.deepEqual(page.values.map((epic) => epic.id), [101]));
await call('board.getProjects', () => agile.board.getProjects({ boardId }), (page, assert) =>
  assert.deepEqual(page.values.map((project) => project.key), ['TEST']));
await call('board.getAllVersions', () => agile.board.getAllVersions({ boardId }), (page, assert) =>
  assert.equal(page.values[0].name, '1.0'));
const begin = await call('board.getIssuesForBoard', () => agile.board.getIssuesForBoard({ boardId, maxResults: 2 }),
  (page, assert) => assert.deepEqual([page.issues.length, page.isLast], [2, false]));
const rest = await call('board.getIssuesForBoard behind a page',
  () => agile.board.getIssuesForBoard({ boardId, nextPageToken: begin.nextPageToken }),
  (page, assert) => assert.equal(page.isLast, true));
await call('board.getApproximateIssueCountForBoard', () => agile.board.getApproximateIssueCountForBoard({ boardId }),
  (answer, assert) => assert.equal(answer.count, new Set([...keys(begin), ...keys(rest)]).size));
await call('board.getIssuesForBacklog', () => agile.board.getIssuesForBacklog({ boardId }), (page, assert) =>
  assert.ok(keys(page).includes('TEST-3')));
await call('board.getApproximateIssueCountForBacklog',
  () => agile.board.getApproximateIssueCountForBacklog({ boardId }), (answer, assert) => assert.ok(answer.count > 0));
await call('board.getBoardIssuesForEpic', () => agile.board.getBoardIssuesForEpic({ boardId, epicId: 101 }),
  (page, assert) => assert.ok(keys(page).includes('TEST-2')));
await call('board.getIssuesWithoutEpicForBoard', () => agile.board.getIssuesWithoutEpicForBoard({ boardId }),
  (page, assert) => assert.ok(!keys(page).includes('TEST-2')));
await call('board.getBoardIssuesForSprint', () => agile.board.getBoardIssuesForSprint({ boardId, sprintId: 7 }),
  (page, assert) => assert.ok(keys(page).includes('TEST-2')));
await call('board.getAllQuickFilters', () => agile.board.getAllQuickFilters({ boardId }), (page, assert) =>
  assert.equal(page.total, 0));
await call('board.getAllSprints', () => agile.board.getAllSprints({ boardId }), (page, assert) =>
  assert.deepEqual(page.values.map((sprint) => sprint.state), ['closed']));
const filterId = Number(configuration?.filter.id);
await call('board.getBoardByFilterId', () => agile.board.getBoardByFilterId({ filterId }), (page, assert) =>
  assert.deepEqual(page.values.map((board) => board.id), [boardId]));
await call('filters.getFilter', () => jira.filters.getFilter({ id: filterId }), (filter, assert) =>
  assert.match(filter.jql, /project = "TEST"/));

const sprint = await call('sprint.createSprint',
  () => agile.sprint.createSprint({ name: 'High tide', originBoardId: boardId, goal: 'Float' }),
  (answer, assert) => assert.equal(answer.state, 'future'));
const sprintId = sprint?.id;
await call('sprint.getSprint', () => agile.sprint.getSprint({ sprintId }), (answer, assert) =>
  assert.equal(answer.goal, 'Float'));
await call('sprint.partiallyUpdateSprint',
  () => agile.sprint.partiallyUpdateSprint({
    sprintId, state: 'active', startDate: '2026-04-11T15:22:00.000Z', endDate: '2026-04-20T15:22:00.000Z' }),
  (answer, assert) => assert.equal(answer.state, 'active'));
await call('sprint.moveIssuesToSprintAndRank',
  () => agile.sprint.moveIssuesToSprintAndRank({ sprintId, issues: ['TEST-3', 'TEST-7'], rankBeforeIssue: 'TEST-2' }),
  nothing);
await call('backlog.moveIssuesToBacklogForBoard',
  () => agile.backlog.moveIssuesToBacklogForBoard({ boardId, issues: ['TEST-7'], rankAfterIssue: 'TEST-2' }), nothing);
await call('board.moveIssuesToBoard',
  () => agile.board.moveIssuesToBoard({ boardId, issues: ['TEST-7'], rankBeforeIssue: 'TEST-2' }), nothing);
await call('backlog.moveIssuesToBacklog', () => agile.backlog.moveIssuesToBacklog({ issues: ['TEST-7'] }), nothing);

const later = await call('sprint.createSprint for later',
  () => agile.sprint.createSprint({ name: 'Low tide', originBoardId: boardId }), () => {});
await call('sprint.swapSprint', () => agile.sprint.swapSprint({ sprintId, sprintToSwapWith: later.id }), nothing);
await call('board.getAllSprints after a swap', () => agile.board.getAllSprints({ boardId }), (page, assert) =>
  assert.deepEqual(page.values.map((each) => each.name).slice(-2), ['Low tide', 'High tide']));
await call('sprint.deleteSprint', () => agile.sprint.deleteSprint({ sprintId: later.id }), nothing);

await call('issue.rankIssues',
  () => agile.issue.rankIssues({
    issues: ['TEST-7'], rankBeforeIssue: 'TEST-2', rankCustomFieldId: configuration.ranking.rankCustomFieldId }),
  nothing);
await call('issue.getIssue', () => agile.issue.getIssue({ issueIdOrKey: 'TEST-2' }), (issue, assert) => {
  assert.equal(issue.fields.epic.id, 101);
  assert.deepEqual(issue.fields.closedSprints.map((each) => each.id), [7]);
});
await call('epic.getEpic', () => agile.epic.getEpic({ epicIdOrKey: 'TEST-1' }), (epic, assert) =>
  assert.equal(epic.name, 'Harbour'));
await call('epic.partiallyUpdateEpic',
  () => agile.epic.partiallyUpdateEpic({ epicIdOrKey: 'TEST-1', color: { key: 'color_4' } }),
  (epic, assert) => assert.equal(epic.color.key, 'color_4'));
await call('epic.getIssuesForEpic', () => agile.epic.getIssuesForEpic({ epicIdOrKey: 'TEST-1' }), (page, assert) =>
  assert.ok(keys(page).includes('TEST-2')));
await call('epic.getIssuesWithoutEpic', () => agile.epic.getIssuesWithoutEpic(), (page, assert) =>
  assert.ok(!keys(page).includes('TEST-2')));
await call('sprint.getIssuesForSprint', () => agile.sprint.getIssuesForSprint({ sprintId, fields: ['sprint'] }),
  (page, assert) => assert.deepEqual(page.issues.map((issue) => issue.fields.sprint.id), [sprintId]));
await call('epic.moveIssuesToEpic', () => agile.epic.moveIssuesToEpic({ epicIdOrKey: 'TEST-1', issues: ['TEST-7'] }),
  nothing);
await call('epic.removeIssuesFromEpic', () => agile.epic.removeIssuesFromEpic({ issues: ['TEST-7'] }), nothing);
await call('issues.deleteIssue', () => jira.issues.deleteIssue({ issueIdOrKey: made.key }), nothing);
