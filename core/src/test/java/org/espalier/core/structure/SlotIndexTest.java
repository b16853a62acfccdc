package org.espalier.core.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.Seeds.forAllSeeds;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotIndexTest {

    @Test
    void everyAnswerIsThatOfAMap() {
        forAllSeeds(300, seed -> {
            Random random = new Random(seed);
            long[] keys = random.longs(200, -30, 30).toArray();
            SlotIndex index = new SlotIndex(random.nextInt(10));
            Map<Long, Integer> map = new HashMap<>();
            for (int slot = 0; slot < keys.length; slot++) {
                if (random.nextInt(3) == 0) {
                    index.remove(keys[slot], keys);
                    map.remove(keys[slot]);
                } else {
                    Integer held = map.put(keys[slot], slot);
                    assertThat(index.put(slot, keys)).isEqualTo(held == null ? -1 : held);
                }
            }
            for (long key = -30; key < 30; key++) {
                assertThat(index.slotOf(key, keys)).isEqualTo(map.getOrDefault(key, -1));
            }
        });
    }
}
