"""Debian's python3-jira at a sandbox in the dialect of Data Center, with the harbour's issues."""

import atexit
import json
import sys

from jira import JIRA

passed = []
failed = []


def tell():
    """At the end, also where what a call should have given is missing for the next."""
    if getattr(sys, "last_value", None) is not None:
        failed.append("what came between the calls: " + repr(sys.last_value))
    print(json.dumps({"passed": passed, "failed": failed}))


atexit.register(tell)


def call(name, action, look=lambda answer: True):
    """Does one call; one that throws, or whose answer is not as it should be, has failed."""
    try:
        answer = action()
        assert look(answer), repr(answer)
        passed.append(name)
        return answer
    except Exception as problem:  # whatever a client throws is a finding
        failed.append(f"{name}: {type(problem).__name__} {problem}")
        return None


def keys(issues):
    return [issue.key for issue in issues]


jira = call("JIRA with a token", lambda: JIRA(sys.argv[1], token_auth="sandbox", max_retries=0))
call("server_info", jira.server_info, lambda info: info["deploymentType"] != "Cloud")
call("myself", jira.myself, lambda me: "accountId" not in me and me["name"] != "")
call("projects", jira.projects, lambda all: sorted(each.key for each in all) == ["SIDE", "TEST"])
call("project", lambda: jira.project("TEST"), lambda project: project.key == "TEST")
call("fields", jira.fields, lambda all: any(each["id"] == "summary" for each in all))
call("issue_types", jira.issue_types, lambda all: any(each.name == "Sub-task" and each.subtask for each in all))
call("statuses", jira.statuses, lambda all: any(each.name == "Done" for each in all))
call("priorities", jira.priorities, lambda all: any(each.name == "Medium" for each in all))
call("resolutions", jira.resolutions, lambda all: any(each.name == "Done" for each in all))
types = call("issue_link_types", jira.issue_link_types, lambda all: any(each.name == "Blocks" for each in all))
call("issue_link_type", lambda: jira.issue_link_type(types[0].id), lambda each: each.id == types[0].id)
call("search_issues", lambda: jira.search_issues("project = TEST ORDER BY key", maxResults=2),
     lambda page: keys(page) == ["TEST-1", "TEST-2"] and page.total == 7)
call("search_issues page by page", lambda: jira.search_issues("project = TEST ORDER BY key", maxResults=False),
     lambda all: len(all) == 7)
call("issue", lambda: jira.issue("TEST-2", expand="changelog"),
     lambda issue: keys(issue.fields.subtasks) == ["TEST-5", "TEST-4"]
     and any(link.outwardIssue.key == "TEST-3" for link in issue.fields.issuelinks if hasattr(link, "outwardIssue")))
made = call("create_issue", lambda: jira.create_issue(
    project="TEST", issuetype={"name": "Story"}, summary="Rig the mast"), lambda issue: issue.fields.summary == "Rig the mast")
call("update", lambda: made.update(summary="Rig both masts", notify=True),
     lambda _: jira.issue(made.key).fields.summary == "Rig both masts")
call("create_issue_link", lambda: jira.create_issue_link("Blocks", made.key, "TEST-7"),
     lambda _: jira.issue(made.key).fields.issuelinks[0].outwardIssue.key == "TEST-7")
link = jira.issue(made.key).fields.issuelinks[0].id
call("issue_link", lambda: jira.issue_link(link), lambda each: each.inwardIssue.key == made.key)
call("delete_issue_link", lambda: jira.delete_issue_link(link),
     lambda _: jira.issue(made.key).fields.issuelinks == [])
ways = call("transitions", lambda: jira.transitions(made), lambda all: any(each["name"] == "In Progress" for each in all))
call("transition_issue", lambda: jira.transition_issue(made, "In Progress"),
     lambda _: jira.issue(made.key).fields.status.name == "In Progress")
comment = call("add_comment", lambda: jira.add_comment(made, "Wet"), lambda each: each.body == "Wet")
call("comment.update", lambda: comment.update(body="Dry"), lambda _: jira.comment(made, comment.id).body == "Dry")
call("comment.delete", comment.delete, lambda _: jira.comments(made) == [])
call("add_issue_property", lambda: jira.add_issue_property(made.key, "tide", {"high": [1, None]}),
     lambda _: jira.issue_property(made.key, "tide").value.high == [1, None])
call("issue_properties", lambda: jira.issue_properties(made.key), lambda all: [each.key for each in all] == ["tide"])
call("project_versions", lambda: jira.project_versions("TEST"), lambda all: all[0].name == "1.0")
version = call("create_version", lambda: jira.create_version("3.0", "TEST"), lambda each: not each.released)
call("version.update", lambda: version.update(released=True), lambda _: jira.version(version.id).released)
call("project_components", lambda: jira.project_components("TEST"), lambda all: all[0].name == "Crane")
call("my_permissions", lambda: jira.my_permissions("TEST"),
     lambda answer: answer["permissions"]["BROWSE_PROJECTS"]["havePermission"])
boards = call("boards", jira.boards, lambda all: sorted(each.type for each in all) == ["kanban", "scrum"])
board = next(each.id for each in boards if each.type == "scrum")
call("sprints", lambda: jira.sprints(board), lambda all: [each.id for each in all] == [7])
sprint = call("create_sprint", lambda: jira.create_sprint("High tide", board), lambda each: each.state == "future")
call("sprint", lambda: jira.sprint(sprint.id), lambda each: each.name == "High tide")
call("add_issues_to_sprint", lambda: jira.add_issues_to_sprint(sprint.id, ["TEST-3"]),
     lambda _: "High tide" in jira.issue("TEST-3").fields.customfield_10020[0])
call("move_to_backlog", lambda: jira.move_to_backlog(["TEST-3"]),
     lambda _: jira.issue("TEST-3").fields.customfield_10020 is None)
call("add_issues_to_epic", lambda: jira.add_issues_to_epic("TEST-1", [made.key]),
     lambda _: made.key in keys(jira.search_issues('"Epic Link" = TEST-1')))
call("rank", lambda: jira.rank(made.key, next_issue="TEST-2"),
     lambda _: keys(jira.search_issues('"Epic Link" = TEST-1 ORDER BY Rank'))[0] == made.key)
call("filter", lambda: jira.filter(jira._get_json("configuration", base=f"{sys.argv[1]}/rest/agile/1.0/board/{board}/" + "{path}")["filter"]["id"]),
     lambda each: "TEST" in each.jql)
call("delete", made.delete, lambda _: keys(jira.search_issues(f"summary ~ masts")) == [])
