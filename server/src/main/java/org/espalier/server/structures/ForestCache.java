package org.espalier.server.structures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The structures last read or changed, in memory.
 *
 * <p>What is here is used only if its stamp is the one in the database, which is asked each time: another server may
 * have changed the structure. A state is put here before its transaction ends; if that is rolled back, its stamp never
 * comes to stand in the database, so nobody is given it.
 */
@Component
class ForestCache {

    private static final long MOST_ROWS = 2_000_000;

    private final Cache<StructureId, Stored> cache = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((StructureId id, Stored stored) ->
                    stored.snapshot().forest().size() + 1)
            .build();

    Optional<Stored> with(StructureId id, long stamp) {
        return Optional.ofNullable(cache.getIfPresent(id)).filter(stored -> stored.stamp() == stamp);
    }

    void put(Stored stored) {
        cache.put(stored.snapshot().structure(), stored);
    }
}
