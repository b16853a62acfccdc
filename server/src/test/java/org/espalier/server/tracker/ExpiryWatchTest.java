package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.StoredExpiries.Expiring;
import org.espalier.server.tracker.StoredExpiries.What;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of a credential whose last day comes nearer (product 7). */
class ExpiryWatchTest {

    private static final ConnectionId CONNECTION = new ConnectionId("con_test");
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-02");

    @ParameterizedTest(name = "{0}") // The days on which a server looks, and those on which it says something.
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            looked at daily, each moment is told of once | 60 31 30 29 8 7 6 1 0 -1 -2 | 30 7 -1
            a moment missed is made up for               | 31 28 3 -4                  | 28 3 -4
            of two missed only the later is told of      | 31 6 5                      | 6
            what is far away is not told of              | 60 45 31                    |
            """)
    void eachMomentIsToldOfOnce(String name, String looks, String tells) {
        var told = Optional.<Integer>empty();
        var said = new ArrayList<String>();
        for (var days : looks.split(" ")) {
            var due = ExpiryWatch.due(credential(Optional.empty(), told), daysAhead(Integer.parseInt(days)));
            if (due.isPresent()) {
                said.add(days);
                told = due;
            }
        }
        assertThat(said).as(name).isEqualTo(tells == null ? List.of() : List.of(tells.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "30, expires in 30 days",
        "7, expires in 7 days",
        "1, expires tomorrow",
        "0, expires today",
        "-1, has expired"
    })
    void theWordsSayWhenAndWhoHasToAct(int days, String words) {
        assertThat(ExpiryWatch.warning(credential(Optional.empty(), Optional.empty()), daysAhead(days)))
                .isEqualTo(
                        "The token of connection con_test " + words + "; enter a new one, or what rests on it stops.");
        assertThat(ExpiryWatch.warning(credential(Optional.of("ada"), Optional.empty()), daysAhead(days)))
                .isEqualTo("The token that ada linked at connection con_test " + words
                        + "; ada should link a new one, or what runs as ada stops.");
        assertThat(ExpiryWatch.warning(signIn(Optional.empty()), daysAhead(days)))
                .isEqualTo("The sign-in of connection con_test with Atlassian " + words
                        + "; sign in again, or what rests on it stops.");
        assertThat(ExpiryWatch.warning(signIn(Optional.of("ada")), daysAhead(days)))
                .isEqualTo("The sign-in of ada with Atlassian at connection con_test " + words
                        + "; ada should sign in again, or what runs as ada stops.");
    }

    private static LocalDate daysAhead(int days) {
        return LAST_DAY.minusDays(days);
    }

    private static Expiring credential(Optional<String> linkedBy, Optional<Integer> told) {
        return new Expiring(CONNECTION, What.TOKEN, linkedBy, LAST_DAY, told);
    }

    private static Expiring signIn(Optional<String> linkedBy) {
        return new Expiring(CONNECTION, What.SIGN_IN, linkedBy, LAST_DAY, Optional.empty());
    }
}
