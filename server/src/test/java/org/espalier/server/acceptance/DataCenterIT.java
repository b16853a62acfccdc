package org.espalier.server.acceptance;

/** The main job on the issues of a real Jira Data Center; the source of a link is the parent, and some have several. */
class DataCenterIT extends RealIssuesCases {

    DataCenterIT() {
        super(
                new Site(
                        "data-center",
                        "arrow-20221208.jsonl.gz",
                        "ARROW",
                        18_198,
                        "project = ARROW AND issueLinkType = Child-Issue"),
                new Relation("Child-Issue", ParentEnd.SOURCE));
    }
}
