package org.espalier.server.jira;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in texts. Jira writes the numbers of things as texts; histories write those in fields as texts, too. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private Numbers() {}

    /** The number of a thing; absent where the text is none. */
    static Optional<Long> of(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(each -> WHOLE.matcher(each).matches())
                .map(Long::parseLong);
    }

    /** The number that a field holds, in the one form that it has here; absent where the text is none. */
    static Optional<BigDecimal> decimal(String text) {
        return Optional.of(text)
                .filter(each -> DECIMAL.matcher(each).matches())
                .map(each -> plain(new BigDecimal(each)));
    }

    /** The form in which numbers that are equal are alike: without zeros behind, nor powers of ten. */
    static BigDecimal plain(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
