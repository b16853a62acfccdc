package org.espalier.server.sync;

import java.time.Duration;
import java.util.Optional;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.WritePermit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The right to write to a structure on behalf of plans, held by one worker at a time on any node (L17).
 *
 * <p>All times are the database's, so that nodes whose clocks differ agree. A successor waits out the lease and the
 * longest request that its predecessor may have sent; then a late answer of that request can no longer arrive.
 */
@Component
class Lease {
    /** How long a lease lasts without a sign of life. */
    static final Duration LENGTH = Duration.ofSeconds(3);

    /** The longest time that a writing request may be on its way. */
    static final Duration REQUEST = Duration.ofSeconds(8);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String holder;

    Lease(JdbcClient jdbc, Transactions transactions, Ids ids) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.holder = ids.fresh("node");
    }

    /** Takes the lease, or answers nothing while somebody else may still write. */
    Optional<Held> take(long structure) {
        shorten(structure);
        return jdbc.sql("""
                        insert into structure_lease as lease (structure, token, holder, until, released)
                        values (:structure, 1, :holder, clock_timestamp() + make_interval(secs => :length), false)
                        on conflict (structure) do update
                           set token = lease.token + 1, holder = excluded.holder, until = excluded.until, released = false
                         where lease.released
                            or lease.until + make_interval(secs => :request) < clock_timestamp()
                        returning token
                        """)
                .param("structure", structure)
                .param("holder", holder)
                .param("length", LENGTH.toSeconds())
                .param("request", REQUEST.toSeconds())
                .query(Long.class)
                .optional()
                .map(token -> new Held(structure, token));
    }

    /** A lease that ends later than one can was taken before the clock was set back; it begins anew. */
    private void shorten(long structure) {
        jdbc.sql("""
                        update structure_lease
                           set until = clock_timestamp() + make_interval(secs => :length)
                         where structure = :structure
                           and until > clock_timestamp() + make_interval(secs => :length)
                        """)
                .param("length", LENGTH.toSeconds())
                .param("structure", structure)
                .update();
    }

    /** A lease that was taken. */
    final class Held implements WritePermit.Permit {
        private final long structure;
        private final long token;
        private volatile long kept = System.nanoTime();

        private Held(long structure, long token) {
            this.structure = structure;
            this.token = token;
        }

        /**
         * Makes sure that it is still ours, and prolongs it; in a transaction no other worker can take it before the
         * end.
         *
         * @throws Lost when another worker has it; whoever gets this writes nothing more
         */
        void keep() {
            var before = System.nanoTime();
            var prolonged = jdbc.sql("""
                            update structure_lease
                               set until = clock_timestamp() + make_interval(secs => :length)
                             where structure = :structure and token = :token and not released
                            """)
                    .param("length", LENGTH.toSeconds())
                    .param("structure", structure)
                    .param("token", token)
                    .update();
            if (prolonged != 1) {
                throw new Lost();
            }
            kept = before;
        }

        /**
         * Writes to the database while it is ours: no other worker takes it before all of that is written.
         *
         * @throws Lost when another worker has it; nothing is written then
         */
        void during(Runnable writing) {
            transactions.run(() -> {
                keep();
                writing.run();
            });
        }

        @Override
        public void renew() {
            keep();
        }

        /** Whether it still lasts for certain, without asking: no time counts as long as that of a process asleep. */
        @Override
        public boolean lasts() {
            return System.nanoTime() - kept < LENGTH.toNanos();
        }

        /** Gives it back; nothing is on its way any more, so a successor need not wait. */
        void release() {
            jdbc.sql("update structure_lease set released = true where structure = :structure and token = :token")
                    .param("structure", structure)
                    .param("token", token)
                    .update();
        }
    }

    /** Another worker holds the lease; it goes on with the plan where the journal ends. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("Another worker has taken over this structure.");
        }
    }
}
