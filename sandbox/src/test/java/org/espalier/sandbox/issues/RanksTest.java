package org.espalier.sandbox.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks as texts that are compared as bytes. */
class RanksTest {

    @ParameterizedTest
    @CsvSource({
        "0|i00100:,     0|i00200:,     0|i001i0:",
        "0|i00101:,     0|i00102:,     0|i00101:i",
        "0|hzzzso:i1,   0|hzzzso:i2,   0|hzzzso:i1i",
        "0|hzzzso:i1,   0|hzzzso:i1i,  0|hzzzso:i19",
        "0|hzzzso:,     0|hzzzso:1,    0|hzzzso:0i",
        "1|000000:,     1|000001:,     1|000000:i",
        "2|zzzzzz:zz,   2|zzzzzz:zzr,  2|zzzzzz:zzd"
    })
    void aRankBetweenTwoHasAsFewDigitsAsItCan(String lower, String upper, String between) {
        assertThat(Ranks.between(Optional.of(lower), Optional.of(upper), 1)).contains(List.of(between));
        assertThat(between).isBetween(lower, upper);
    }

    @ParameterizedTest
    @CsvSource({
        "0|i00101:,  0|i00101:",
        "0|i00101:,  0|i00101:0",
        "0|i00101:1, 0|i00101:100",
        "0|i00102:,  0|i00101:",
        "0|i00101:,  1|i00102:",
        "0|i0010:,   0|i00102:",
        "first,      second"
    })
    void thereIsNoRoomBetweenEqualOrForeignRanks(String lower, String upper) {
        assertThat(Ranks.between(Optional.of(lower), Optional.of(upper), 1)).isEmpty();
    }

    @Test
    void manyAreSpreadInOrder() {
        List<String> ranks = Ranks.between(Optional.of("0|i00101:"), Optional.of("0|i00102:"), 50)
                .orElseThrow();
        assertThat(ranks).hasSize(50).doesNotHaveDuplicates().isSorted();
        assertThat(ranks).allMatch(rank -> rank.compareTo("0|i00101:") > 0 && rank.compareTo("0|i00102:") < 0);
        assertThat(ranks).allMatch(rank -> rank.length() <= "0|i00101:".length() + 2);
    }

    @Test
    void beforeAllAndBehindAllThereIsRoomWithoutMoreDigits() {
        assertThat(Ranks.between(Optional.empty(), Optional.of("0|i00102:5"), 2))
                .contains(List.of("0|i000zm:", "0|i000zu:"));
        assertThat(Ranks.between(Optional.of("0|i00102:5"), Optional.empty(), 2))
                .contains(List.of("0|i0010a:", "0|i0010i:"));
        assertThat(Ranks.between(Optional.empty(), Optional.of("0|000001:"), 2).orElseThrow())
                .isSorted()
                .allMatch(rank -> rank.compareTo("0|000000:") > 0 && rank.compareTo("0|000001:") < 0);
    }

    @Test
    void anyOrderOfInsertionsStaysInOrderUntilThereIsNoRoom() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> ranks = new ArrayList<>(List.of("0|i00101:", "0|i00102:"));
        for (int step = 0; step < 2000; step++) {
            int place = random.nextInt(ranks.size() + 1);
            Optional<String> lower = place == 0 ? Optional.empty() : Optional.of(ranks.get(place - 1));
            Optional<String> upper = place == ranks.size() ? Optional.empty() : Optional.of(ranks.get(place));
            ranks.addAll(place, Ranks.between(lower, upper, 1).orElseThrow());
        }
        assertThat(ranks).doesNotHaveDuplicates().isSorted();
        assertThat(insertionsBehind("0|i00101:", "0|i00102:")).isBetween(300, 1000);
    }

    private static int insertionsBehind(String lower, String first) {
        Optional<String> upper = Optional.of(first);
        int count = 0;
        while (upper.isPresent()) {
            upper = Ranks.between(Optional.of(lower), upper, 1).map(List::getFirst);
            count++;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"0|i00101:, 1", "1|i00101:, 2", "2|i00101:zz, 0", "'', 1"})
    void aRebalanceGoesOnToTheNextBucket(String present, String bucket) {
        List<String> ranks = Ranks.balanced(present, 250_000);
        assertThat(ranks).hasSize(250_000).doesNotHaveDuplicates().isSorted();
        assertThat(ranks).allMatch(rank -> rank.matches(bucket + "[|][0-9a-z]{6}:"));
        assertThat(Ranks.between(Optional.of(ranks.get(7)), Optional.of(ranks.get(8)), 50)
                        .orElseThrow())
                .allMatch(rank -> rank.length() == 9);
    }
}
