package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.espalier.server.StrangersJira;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Gateway.Manner;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What comes between the making of a plan and its apply, at a whole Jira: each trouble has its own sentence, and leaves
 * structure, Jira and agreements as they were, or says exactly what was written (L2, L3, L10).
 */
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class TroubleIT {

    private static final String TYPE = "Cloners";
    private static final String AGREEMENTS =
            "select coalesce(string_agg(a::text, chr(10) order by a::text), '') from agreement a";

    /** Of its issues no other test makes links of this type. */
    private static final long FIRST = OrchardFile.FIRST + 300;

    private static final int CHILDREN = 3;

    private static long next = FIRST;

    private Api api;
    private SandboxJira jira;
    private Gateway gateway;
    private Database database;
    private String structure;
    private String links;
    private Optional<StrangersJira> stranger = Optional.empty();
    private boolean archived;

    /** A trouble, what is told of it, and how many links were made when it came. */
    record Trouble(String name, Consumer<TroubleIT> comes, String told, int written) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                gateway("a wrong token", Manner.SPOILS_TOKENS, "refuses", 0),
                gateway("a token that expires in the middle", Manner.SPOILS_TOKENS_AFTER_A_LINK, "refuses", 1),
                gateway("a site that answers with a page", Manner.SIGN_IN_PAGE, "a page for people", 0),
                new Trouble(
                        "a proxy's login page",
                        test -> test.jira.misbehave(Map.of("outage", "LOGIN_REDIRECT")),
                        "sends on to another address (302)",
                        0),
                new Trouble(
                        "a certificate that nobody signed",
                        TroubleIT::moveToAStranger,
                        "its certificate is not trusted",
                        0),
                gateway(
                        "a link type that was removed",
                        Manner.SPOILS_LINK_TYPES,
                        "Jira refused to create the link: No issue link type with id '999999' found. Nothing was changed",
                        0),
                new Trouble("a project that was archived", test -> test.shelve("archive"), "archived", 0));
    }

    private static Trouble gateway(String name, Manner manner, String told, int written) {
        return new Trouble(name, test -> test.gateway.behave(manner), told, written);
    }

    /** One link is agreed on before anything goes wrong. */
    @BeforeEach
    void arrange(SharedSite.Site site) {
        api = site.server().api();
        jira = site.sandbox().jira();
        database = site.database();
        gateway = Gateway.to(jira.address());
        structure = api.createStructure("Trouble", api.connect(gateway.address()));
        long parent = Objects.requireNonNull(
                api.add(structure, "-1:0:" + next + ",-2:1:" + (next + 1)).get("-1"));
        links = api.install(structure, "LINKS", Map.of("linkType", TYPE, "direction", "OUTWARD"));
        assertThat(api.apply(api.plan(links, "FROM_STRUCTURE"), Set.of()).counts())
                .isEqualTo(Map.of("APPLIED", 1));
        for (int child = 0; child < CHILDREN; child++) {
            api.edit(
                    structure,
                    api.forest(structure),
                    List.of(Map.of(
                            "action", "add", "under", parent, "before", 0, "forest", "-1:0:" + (next + 2 + child))));
        }
        next += 2 + CHILDREN;
    }

    @AfterEach
    void mend() {
        recover();
        stranger.ifPresent(StrangersJira::close);
        gateway.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void isToldAndLeavesEverythingAsItWasButForWhatWasWritten(Trouble trouble) {
        Job job = api.plan(links, "FROM_STRUCTURE");
        assertThat(api.plan(job).counts()).isEqualTo(Map.of("LINK_CREATE", CHILDREN));
        Forest forest = api.forest(structure);
        Set<Link> linked = jira.links(TYPE);
        List<String> agreed = agreements();
        assertThat(agreed).isNotEmpty();

        trouble.comes().accept(this);
        api.confirm(job, Set.of());
        boolean waits = Polling.until(trouble.told(), Api.LONGEST_JOB, () -> told(job, trouble.told()));
        if (waits) {
            api.http().post("jobs/" + job.id() + "/stop", Map.of()).good();
        }
        Job ended = api.ended(job);

        recover();
        Set<Link> made = new HashSet<>(jira.links(TYPE));
        made.removeAll(linked);
        assertThat(jira.links(TYPE)).containsAll(linked);
        assertThat(made).hasSize(trouble.written());
        assertThat(ended.counts().getOrDefault("APPLIED", 0)).isEqualTo(trouble.written());
        assertThat(api.forest(structure)).isEqualTo(forest);
        assertThat(agreements()).containsAll(agreed).hasSizeLessThanOrEqualTo(agreed.size() + trouble.written());
    }

    /** Whether the job says so while it waits, or of what it did. */
    private Optional<Boolean> told(Job job, String words) {
        JsonNode now = api.http().get("jobs/" + job.id()).good().json();
        if (now.path("waiting").asString("").contains(words)) {
            return Optional.of(true);
        }
        return now.path("messages").toString().contains(words) ? Optional.of(false) : Optional.empty();
    }

    private List<String> agreements() {
        return database.text(AGREEMENTS).lines().toList();
    }

    private void recover() {
        jira.misbehave(Map.of());
        gateway.behave(Manner.HONEST);
        if (archived) {
            shelve("restore");
        }
    }

    private void shelve(String how) {
        jira.tell("POST", "/rest/api/3/project/TREE/" + how, Map.of());
        archived = how.equals("archive");
    }

    /** The plan holds for a site that was not there when it was made, which nobody can bring about but here. */
    private void moveToAStranger() {
        StrangersJira here = StrangersJira.start();
        stranger = Optional.of(here);
        URI before = gateway.address();
        for (String change : List.of(
                "update tracker_connection set version = version + 1, base_url = '%s' where base_url = '%s'",
                "update plan set base_url = '%s' where base_url = '%s'")) {
            database.change(change.formatted(here.url(), before));
        }
    }
}
