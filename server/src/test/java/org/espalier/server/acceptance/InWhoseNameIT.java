package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** L18 with two accounts of one Jira, of which one sees less: what each does there is that account's, and no more. */
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class InWhoseNameIT {

    private static final Set<String> REMOVALS = Set.of("ROW_REMOVE", "LINK_DELETE");
    private static final String SOME = "key in (TREE-391, TREE-392) OR labels is not EMPTY";

    private Api ada;
    private Api grace;
    private SandboxJira jira;
    private String connection;

    @BeforeEach
    void arrange(SharedSite.Site site) {
        jira = site.sandbox().jira();
        ada = site.server().api();
        connection = ada.connect(jira.address());
        site.database().change("""
                        insert into access_account (name, display_name, password_hash, administrator, created)
                        select 'grace', 'Grace', password_hash, false, created from access_account where name = 'ada'
                        on conflict do nothing
                        """);
        grace = ada.signedIn("grace", RunningServer.PASSWORD);
        jira.switches("permissions", Map.of("NAME", List.of("BROWSE_PROJECTS")));
    }

    @AfterEach
    void recover() {
        jira.switches("permissions", Map.of());
    }

    @Test
    void eachPersonsJobsSeeAndWriteWhatTheirOwnAccountMay() {
        link();
        String structure = ada.createStructure("Of two", connection);
        Map<String, Object> filter = Map.of("query", Map.of("jql", SOME));

        Job seen = grace.once(structure, "FILTER", "INTO_STRUCTURE", filter);
        assertThat(changed(grace, seen)).containsExactlyInAnyOrder("TREE-391", "TREE-392");
        finish(grace, seen);
        Job all = ada.once(structure, "FILTER", "INTO_STRUCTURE", filter);
        assertThat(changed(ada, all))
                .hasSameSizeAs(Names.IN_EVERY_SCRIPT)
                .allSatisfy(key -> assertThat(key).startsWith("NAME-"));
    }

    @Test
    void theHistoryOfJiraNamesWhoeverAskedForTheJobAndTheOwnerOfASynchronizer() {
        link();
        String structure = ada.createStructure("Of two", connection);
        long parent = OrchardFile.FIRST + 392;
        ada.add(structure, "-1:0:" + parent + ",-2:1:" + (parent + 1));
        Map<String, Object> rule = Map.of("linkType", "Cloners", "direction", "OUTWARD");

        Job byGrace = finish(grace, grace.once(structure, "LINKS", "FROM_STRUCTURE", rule));
        Job undone = finish(ada, ada.undo(byGrace));
        String synchronizer = ada.install(structure, "LINKS", rule);
        Job ofAda = finish(grace, grace.plan(synchronizer, "FROM_STRUCTURE"));
        finish(grace, grace.undo(ofAda));

        assertThat(undone.counts()).isEqualTo(Map.of("APPLIED", 1));
        assertThat(authors(parent))
                .containsExactly("Project Member", "Administrator", "Administrator", "Administrator");
    }

    private void link() {
        grace.http()
                .send(
                        "PUT",
                        "connections/" + connection + "/linked-credential",
                        Map.of(),
                        Map.of("user", "member", "secret", "sandbox"))
                .good();
    }

    private static Job finish(Api api, Job planned) {
        assertThat(planned.state()).as("%s", planned).isEqualTo("AWAITING_CONFIRMATION");
        Job done = api.apply(planned, REMOVALS);
        assertThat(done.state()).as("%s", done).isEqualTo("FINISHED");
        return done;
    }

    private static List<String> changed(Api api, Job planned) {
        return api.changes(planned).stream()
                .map(change ->
                        String.valueOf(Objects.requireNonNull(change.issue()).key()))
                .toList();
    }

    /** Who changed links of the issue, from the first on. */
    private List<String> authors(long issue) {
        var entries = jira.get("/rest/api/3/issue/" + issue + "/changelog").get("values");
        return IntStream.range(0, entries.size())
                .mapToObj(at -> entries.get(at).at("/author/displayName").asString())
                .toList();
    }
}
