package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.sandbox.RealLines.Line;
import org.espalier.sandbox.RealQuestions.Question;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.jql.Clause;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.Operand;
import org.espalier.sandbox.load.DataFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What queries find among real issues, and in which order, is what a few plain lines of Java find in the lines of the
 * file, which know nothing of how the sandbox answers.
 */
class RealQueriesTest {

    private static final String OF_A_CLOUD = "eucalyptus";

    private static final int MOST_SHOWN = 300;

    /** Beside the fields that a Jira lists, since each app has properties of its own. */
    private static final List<String> OF_PROPERTIES =
            List.of("=", "!=", "in", "not in", "is", "is not", "<", "<=", ">", ">=", "~", "!~");

    private static final List<String> OF_THE_PAST = List.of("was", "was not", "was in", "was not in", "changed");

    private static final List<String> LIMITS = List.of("before", "after", "on", "during", "by");

    /** Of the questions that name nothing new, each so many-th is asked all the same. */
    private static final int SHARE = Boolean.getBoolean("everywhere") ? 1 : 5;

    @ParameterizedTest
    @MethodSource("sites")
    void findWhatPlainLinesOfJavaFind(String name) {
        RealLines lines = new RealLines(file(name));
        try (TestSandbox cloud = TestSandbox.with(DataFile.read(file(name)));
                // The same store: kinds of Jira differ in what they show of it.
                RunningSandbox dataCenter =
                        RunningSandbox.start(new DelegatingDataSource(cloud.database()), Dialect.DATA_CENTER, 0)) {
            RealHistory.write(cloud, lines);
            save(cloud.admin(), "Bugs", "type = Bug ORDER BY Rank");
            save(cloud.admin(), "Bugs of nobody", "filter = Bugs AND assignee is EMPTY");
            if (name.equals(OF_A_CLOUD)) {
                new Run(cloud.admin(), lines, true).all();
                new Run(cloud.member(), lines, true).grants();
            }
            URI address = URI.create("http://localhost:" + dataCenter.port());
            new Run(new TestClient(address, "admin@example.com"), lines, false).all();
            new Run(new TestClient(address, "member"), lines, false).grants();
        }
    }

    /** A real Cloud, asked as both kinds; with {@code -Deverywhere=true} a real Data Center, too, as what it is. */
    static Stream<String> sites() {
        return Boolean.getBoolean("everywhere") ? Stream.of(OF_A_CLOUD, "arrow-20221208") : Stream.of(OF_A_CLOUD);
    }

    private static void save(TestClient client, String name, String jql) {
        assertThat(client.post(
                                "/rest/api/2/filter",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("name", name)
                                        .put("jql", jql)
                                        .toString())
                        .status())
                .isEqualTo(200);
    }

    private static Path file(String name) {
        String shared = System.getenv().getOrDefault("ESPALIER_SHARED", "../shared");
        Path file = Path.of(shared, "data", name + ".jsonl.gz");
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(file)
                    .as("the real issues, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isRegularFile();
        }
        assertThat(Files.isRegularFile(file)).as("the real issues at %s", file).isTrue();
        return file;
    }

    /** All queries to one site. */
    private record Run(TestClient client, RealLines lines, boolean cloud) {

        void all() {
            RealVocabulary vocabulary = RealVocabulary.of(lines, client, cloud);
            List<Question> questions = new RealQuestions(lines, cloud, vocabulary).all();
            List<Map.Entry<String, List<Line>>> orders =
                    List.copyOf(new RealOrders(lines, vocabulary, cloud).all().entrySet());
            List<String> differences = new ArrayList<>();
            Set<String> asked = new HashSet<>();
            Set<String> named = new HashSet<>();
            int found = 0;
            for (int at = 0; at < questions.size(); at++) {
                Question question = questions.get(at);
                var order = orders.get(at % orders.size());
                String jql = question.jql() + " ORDER BY " + order.getKey();
                if (!named.addAll(things(jql)) && at % SHARE > 0) {
                    continue;
                }
                List<Line> expected =
                        order.getValue().stream().filter(question.holds()).toList();
                found += expected.isEmpty() ? 0 : 1;
                asked.add(jql);
                String difference = difference(jql, expected);
                if (!difference.isEmpty()) {
                    differences.add(jql + "\n    " + difference);
                }
            }
            assertThat(differences).isEmpty();
            assertThat(asked).hasSizeGreaterThan(300);
            assertThat(found).as("queries that find anything").isGreaterThan(asked.size() * 3 / 4);
            everythingKnownWasAsked(named);
        }

        /** What depends on who asks, asked by somebody who may less. */
        void grants() {
            List<Line> inOrder = lines.all().stream()
                    .sorted(Comparator.comparingLong(Line::id))
                    .toList();
            assertThat(new RealGrants(lines, cloud ? RealLines.ADMIN : "admin").all())
                    .allSatisfy(question -> {
                        List<Line> expected =
                                inOrder.stream().filter(question.holds()).toList();
                        assertThat(difference(question.jql() + " ORDER BY id", expected))
                                .isEmpty();
                    });
        }

        /** What differs between the answer's beginning and number and what is expected; empty for nothing. */
        private String difference(String jql, List<Line> expected) {
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("jql", jql)
                    .put("maxResults", MOST_SHOWN)
                    .set("fields", JsonNodeFactory.instance.arrayNode().add("key"))
                    .toString();
            TestClient.Answer answer = client.post(cloud ? "/rest/api/3/search/jql" : "/rest/api/2/search", body);
            if (answer.status() != 200) {
                return answer.text();
            }
            List<String> keys = keys(answer.json());
            List<String> wanted =
                    expected.stream().limit(MOST_SHOWN).map(Line::key).toList();
            long number = cloud
                    ? expected.size() <= MOST_SHOWN
                            ? keys.size() + (answer.json().path("isLast").booleanValue() ? 0 : 1)
                            : count(jql)
                    : answer.json().path("total").longValue();
            if (number != expected.size()) {
                return "finds " + number + ", not " + expected.size() + "; too many "
                        + keys.stream()
                                .filter(key -> !wanted.contains(key))
                                .limit(5)
                                .toList() + ", too few "
                        + wanted.stream()
                                .filter(key -> !keys.contains(key))
                                .limit(5)
                                .toList();
            }
            int place = 0;
            while (place < wanted.size()
                    && place < keys.size()
                    && wanted.get(place).equals(keys.get(place))) {
                place++;
            }
            return keys.equals(wanted)
                    ? ""
                    : "from place " + place + " "
                            + keys.stream().skip(place).limit(4).toList() + ", not "
                            + wanted.stream().skip(place).limit(4).toList();
        }

        private long count(String jql) {
            return client.post(
                            "/rest/api/3/search/approximate-count",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("jql", jql)
                                    .toString())
                    .json()
                    .path("count")
                    .longValue();
        }

        private static List<String> keys(JsonNode answer) {
            return answer.path("issues").values().stream()
                    .map(issue -> issue.path("key").asString())
                    .toList();
        }

        /**
         * Every field under each of its names with every operator, every order and every function; no value, no
         * question.
         */
        private void everythingKnownWasAsked(Set<String> named) {
            JsonNode known = client.get("/rest/api/2/jql/autocompletedata").json();
            List<String> missed = new ArrayList<>();
            for (JsonNode field : known.path("visibleFieldNames").values()) {
                String name = field.path("displayName").asString().split(" - ", 2)[0];
                field.path("operators").values().forEach(operator -> missed.add(name + " " + operator.asString()));
                if (field.path("orderable").asString("").equals("true")) {
                    missed.add(name + " sorted");
                }
            }
            missed.replaceAll(text -> text.toLowerCase(Locale.ROOT));
            if (lines.frequent(line -> lines.epic(line, cloud)).isEmpty()) {
                missed.removeIf(text -> text.startsWith("epic link "));
            }
            if (lines.frequent(lines::parentLink).isEmpty()) {
                missed.removeIf(text -> text.startsWith("parent link "));
            }
            if (lines.frequent(line -> line.sprints("id")).isEmpty()) {
                missed.removeIf(text -> text.startsWith("sprint "));
            }
            OF_PROPERTIES.forEach(operator -> missed.add("issue.property " + operator));
            OF_THE_PAST.forEach(operator -> LIMITS.forEach(limit -> missed.add("status " + operator + " " + limit)));
            List.of("from", "to").forEach(limit -> missed.add("status changed " + limit));
            missed.removeAll(named);
            known.path("visibleFunctionNames")
                    .values()
                    .forEach(function -> missed.add(function.path("value").asString()));
            missed.removeAll(named);
            assertThat(missed).as("what queries can name and was not asked").isEmpty();
        }

        /** What a query names: fields with their operators, functions, and fields by which it sorts. */
        private static Set<String> things(String jql) {
            Set<String> things = new HashSet<>();
            var query = Jql.parse(jql);
            query.where().stream().flatMap(Run::terminals).forEach(terminal -> {
                String asked =
                        name(terminal.field()) + " " + terminal.operator().text();
                things.add(asked);
                terminal.predicates()
                        .forEach(limit ->
                                things.add(asked + " " + limit.kind().name().toLowerCase(Locale.ROOT)));
                Stream.concat(
                                terminal.operand().stream(),
                                terminal.predicates().stream().map(predicate -> predicate.operand()))
                        .flatMap(Run::flat)
                        .filter(Operand.Call.class::isInstance)
                        .forEach(call -> things.add(((Operand.Call) call).name() + "()"));
            });
            query.orderBy().forEach(sort -> {
                things.add(name(sort.field()) + " sorted");
                things.add(name(sort.field()) + " sorted " + sort.direction());
            });
            return things;
        }

        private static String name(org.espalier.sandbox.jql.Field field) {
            return switch (field) {
                case org.espalier.sandbox.jql.Field.Named named -> named.name().toLowerCase(Locale.ROOT);
                case org.espalier.sandbox.jql.Field.Custom custom -> "cf[" + custom.digits() + "]";
            };
        }

        private static Stream<Clause.Terminal> terminals(Clause clause) {
            return switch (clause) {
                case Clause.And and -> and.parts().stream().flatMap(Run::terminals);
                case Clause.Or or -> or.parts().stream().flatMap(Run::terminals);
                case Clause.Not not -> terminals(not.negated());
                case Clause.Terminal terminal -> Stream.of(terminal);
            };
        }

        private static Stream<Operand> flat(Operand operand) {
            return operand instanceof Operand.Group(var members)
                    ? members.stream().flatMap(Run::flat)
                    : Stream.of(operand);
        }
    }
}
