package org.espalier.server.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.LoggedStep.AlteredParent;
import org.espalier.server.structures.LoggedStep.Parent;
import org.espalier.server.structures.StructureSummary.About;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of structures, and what comes back. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class StructureStoreTest {

    private static final Origin ADA = new Origin(Origin.Kind.PERSON, "ada");
    private static final Origin LINKS = new Origin(Origin.Kind.SYNCHRONIZER, "syn_1");
    private static final Cause BY_ADA = Cause.person("ada");
    private static final Cause BY_PLAN = new Cause("ada", LINKS, Optional.of(new Cause.Work("job_1", "plan_1")));

    private TestServer server;
    private StructureStore store;
    private RowIds rowIds;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        server = TestServer.start();
        store = server.part(StructureStore.class);
        rowIds = server.part(RowIds.class);
        jdbc = server.part(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aHundredThousandRowsComeBackAsTheyWereWritten() {
        StructureId id = newStructure();
        Random random = new Random(7);
        List<RowId> ids = rowIds.next(100_000);
        long started = System.nanoTime();
        Changed<Void> added = store.change(id, BY_ADA, editing -> {
            for (int at = 0; at < ids.size(); at++) {
                RowId under = at < 100 ? RowId.NONE : ids.get(random.nextInt(at));
                editing.draft().append(ids.get(at), issue(at + 1), under, ADA);
            }
            return null;
        });
        long written = System.nanoTime();
        Forest read = readAfresh(id);
        long readBack = System.nanoTime();
        store.change(id, BY_ADA, editing -> {
            editing.draft().move(ids.get(90_000), Place.firstUnder(RowId.NONE), ADA);
            return null;
        });
        long moved = System.nanoTime();

        System.out.printf(
                "100,000 rows: added in %d ms, read in %d ms, one moved in %d ms%n",
                (written - started) / 1_000_000, (readBack - written) / 1_000_000, (moved - readBack) / 1_000_000);
        assertThat(read).isEqualTo(added.after().forest());
        assertThat(readAfresh(id)).isEqualTo(store.forest(id));
    }

    @Test // L1: whatever is done, in whatever order, the database tells the same forest
    void randomChangesComeBackAsTheyWereDone() {
        StructureId id = newStructure();
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            Forest after = store.change(id, BY_PLAN, editing -> {
                        for (int edit = 0; edit < 20; edit++) {
                            anyEdit(editing.draft(), random);
                        }
                        return null;
                    })
                    .after()
                    .forest();

            assertThat(readAfresh(id)).isEqualTo(after);
        }
    }

    @Test
    void manyRowsPutBetweenTheSameTwoFindRoom() {
        StructureId id = newStructure();
        List<RowId> ends = rowIds.next(2);
        store.change(id, BY_ADA, editing -> {
            ends.forEach(row -> editing.draft().append(row, issue(row.value()), RowId.NONE, ADA));
            return null;
        });
        for (int round = 0; round < 60; round++) {
            RowId row = rowIds.next();
            store.change(id, BY_ADA, editing -> {
                editing.draft().add(row, issue(row.value()), Place.after(ends.getFirst(), RowId.NONE), ADA);
                return null;
            });
            assertThat(readAfresh(id)).isEqualTo(store.forest(id));
        }
    }

    @Test // L19, L7
    void everyChangeIsLoggedWithItsVersionItsOriginAndItsPlan() {
        StructureId id = newStructure();
        List<RowId> rows = rowIds.next(2);
        store.change(id, BY_ADA, editing -> {
            editing.draft().append(rows.get(0), issue(1), RowId.NONE, ADA);
            editing.draft().append(rows.get(1), issue(2), rows.get(0), ADA);
            return null;
        });
        Changed<Void> moved = store.change(id, BY_PLAN, editing -> {
            editing.carriesOut(3);
            editing.draft().move(rows.get(1), Place.firstUnder(RowId.NONE), LINKS);
            editing.carriesOut(4);
            editing.draft().remove(rows.get(0));
            return null;
        });

        assertThat(moved.before().version().version()).isEqualTo(1);
        assertThat(moved.after().version().version()).isEqualTo(2);
        assertThat(jdbc.sql("""
                        select kind || ' ' || coalesce(issue_parent_before::text, '-') || ' '
                            || coalesce(issue_parent_after::text, '-') || ' ' || origin_kind || ' ' || origin_by
                            || ' ' || coalesce(plan, '-') || ' ' || coalesce(plan_change::text, '-')
                        from structures_change join structures_version using (structure, version)
                        where structure = ? order by version, ordinal
                        """).param(id.number()).query(String.class).list())
                .containsExactly(
                        "ADD - 0 PERSON ada - -",
                        "ADD - 1 PERSON ada - -",
                        "MOVE 1 0 SYNCHRONIZER syn_1 plan_1 3",
                        "REMOVE 0 - SYNCHRONIZER syn_1 plan_1 4");
    }

    @Test // L7
    void theIssuesBelowAMovedFolderHaveAnotherIssueParentToo() {
        StructureId id = newStructure();
        List<RowId> rows = rowIds.next(5);
        Item folder = new Item.Thing(ItemType.FOLDER, 1);
        store.change(id, BY_ADA, editing -> {
            ForestDraft draft = editing.draft();
            draft.append(rows.get(0), issue(1), RowId.NONE, ADA);
            draft.append(rows.get(1), folder, rows.get(0), ADA);
            draft.append(rows.get(2), issue(2), rows.get(1), ADA);
            draft.append(rows.get(3), issue(3), rows.get(2), ADA);
            draft.append(rows.get(4), issue(4), RowId.NONE, ADA);
            return null;
        });

        Changed<Void> moved = store.change(id, BY_ADA, editing -> {
            editing.draft().move(rows.get(1), Place.firstUnder(rows.get(4)), ADA);
            return null;
        });

        assertThat(moved.steps().getFirst().parents())
                .containsExactly(new AlteredParent(
                        rows.get(2),
                        new IssueId(2),
                        new Parent.Under(new IssueId(1)),
                        new Parent.Under(new IssueId(4))));
        assertThat(jdbc.sql("select issue from structures_inherited_parent where structure = ?")
                        .param(id.number())
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
    }

    @Test // L12
    void workThatEditsNothingMakesNoVersion() {
        StructureId id = newStructure();

        Changed<String> changed = store.change(id, BY_ADA, editing -> "looked");

        assertThat(changed.after()).isEqualTo(changed.before());
        assertThat(changed.answer()).isEqualTo("looked");
        assertThat(store.summary(id).version().version()).isZero();
    }

    @Test
    void workThatThrowsLeavesEverythingAsItWas() {
        StructureId id = newStructure();
        RowId row = rowIds.next();

        assertThatThrownBy(() -> store.change(id, BY_ADA, editing -> {
                    editing.draft().append(row, issue(1), RowId.NONE, ADA);
                    throw Refusal.unprocessable("no", "No.");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(store.forest(id).isEmpty()).isTrue();
        assertThat(readAfresh(id).isEmpty()).isTrue();
    }

    @Test // What was changed in a transaction that is rolled back later is not shown to anybody.
    void anOuterTransactionDecidesWhetherAChangeIsKept() {
        StructureId id = newStructure();
        Transactions transactions = server.part(Transactions.class);

        assertThatThrownBy(() -> transactions.run(() -> {
                    store.change(id, BY_ADA, editing -> {
                        editing.draft().append(rowIds.next(), issue(1), RowId.NONE, ADA);
                        return null;
                    });
                    assertThat(store.forest(id).size()).isOne();
                    throw Refusal.unprocessable("no", "No.");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(store.forest(id).isEmpty()).isTrue();
    }

    @Test
    void aForestReadBeforeAChangeStaysAsItWas() {
        StructureId id = newStructure();
        Snapshot before = store.snapshot(id);
        store.change(id, BY_ADA, editing -> {
            editing.draft().append(rowIds.next(), issue(1), RowId.NONE, ADA);
            return null;
        });

        assertThat(before.forest().isEmpty()).isTrue();
        assertThat(store.forest(id).size()).isOne();
    }

    @Test // L19
    void theAuditLogCannotBeRewritten() {
        StructureId id = newStructure();
        jdbc.sql(
                        "insert into audit_entry (at, actor, via, kind, phase, structure) values (now(), 'a', 'b', 'c', 'EDIT', ?)")
                .param(id.number())
                .update();

        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'x'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void anotherServerOnTheSameDatabaseShowsTheSameAndSeesChangesAtOnce() {
        String database = TestPostgres.newDatabase();
        try (TestServer one = TestServer.start(database);
                TestServer two = TestServer.start(database)) {
            StructureStore here = one.part(StructureStore.class);
            StructureStore there = two.part(StructureStore.class);
            StructureId id = here.create(new About("Shared", "ada", "con_1")).id();
            for (int round = 1; round <= 3; round++) {
                assertThat(there.forest(id)).isEqualTo(here.forest(id));
                RowId row = one.part(RowIds.class).next();
                here.change(id, BY_ADA, editing -> {
                    editing.draft().append(row, issue(row.value()), RowId.NONE, ADA);
                    return null;
                });
                assertThat(there.forest(id).size()).isEqualTo(round);
            }
            assertThat(one.part(RowIds.class).next())
                    .isNotEqualTo(two.part(RowIds.class).next());
        }
    }

    private StructureId newStructure() {
        return store.create(new About("Road map", "ada", "con_1")).id();
    }

    /** The forest as the tables tell it, past the cache. */
    private Forest readAfresh(StructureId id) {
        return server.part(RowTable.class).read(id).orElseThrow().snapshot().forest();
    }

    private static Item issue(long number) {
        return new Item.Issue(new IssueId(number));
    }

    private void anyEdit(ForestDraft draft, Random random) {
        List<RowId> rows = IntStream.range(0, draft.forest().size())
                .mapToObj(draft.forest()::idAt)
                .toList();
        RowId under = rows.isEmpty() || random.nextInt(3) == 0 ? RowId.NONE : rows.get(random.nextInt(rows.size()));
        Place place = draft.fitting(new Place(under, anyOf(draft.childrenOf(under), random), RowId.NONE));
        int kind = random.nextInt(4);
        if (rows.isEmpty() || kind == 0) {
            draft.add(rowIds.next(), issue(random.nextInt(1000) + 1), place, ADA);
        } else {
            RowId row = rows.get(random.nextInt(rows.size()));
            if (kind == 1 && draft.childrenOf(row).isEmpty()) {
                draft.remove(row);
            } else if (under.isNone() || !draft.isInSubtree(under, row)) {
                draft.move(row, draft.fitting(place, row), LINKS);
            }
        }
    }

    private static RowId anyOf(List<RowId> rows, Random random) {
        return rows.isEmpty() ? RowId.NONE : rows.get(random.nextInt(rows.size()));
    }
}
