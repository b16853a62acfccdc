package org.espalier.sandbox.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Positions among all issues as texts that are compared as bytes: {@code 0|hzzzzz:} and what stands between.
 *
 * <p>In front of the bar stands the bucket, which a rebalance changes. Behind it stand six digits and, after a colon,
 * more of them where six do not suffice: together one number between 0 and 1 in base 36.
 */
final class Ranks {

    /** A rank as long as this leaves no room; a site then rebalances, as a real one does. */
    private static final int LONGEST = 128;

    private static final int DIGITS = 6;
    private static final int BASE = Character.MAX_RADIX;
    private static final long STEP = 8;
    private static final long END = pow(BASE, DIGITS);
    private static final int BUCKETS = 3;
    private static final Pattern FORM = Pattern.compile("([0-2])\\|([0-9a-z]{6}):([0-9a-z]*)");

    private Ranks() {}

    /** A rank behind the given one. */
    static String after(String last) {
        int bar = last.indexOf('|');
        int colon = last.indexOf(':');
        if (bar != 1 || colon != bar + 1 + DIGITS) {
            return last + "i";
        }
        long next = Long.parseLong(last.substring(bar + 1, colon), BASE) + STEP;
        if (next >= END) {
            return last + "i";
        }
        return last.substring(0, bar + 1) + digits(next) + ":";
    }

    /** So many ranks in ascending order behind the lower and before the upper one; absent where there is no room. */
    static Optional<List<String>> between(Optional<String> lower, Optional<String> upper, int count) {
        Optional<List<String>> ranks;
        if (upper.isEmpty()) {
            ranks = lower.map(last -> behind(last, count));
        } else if (lower.isEmpty()) {
            ranks = before(upper.get(), count);
        } else {
            ranks = inside(lower.get(), upper.get(), count);
        }
        return ranks.filter(list -> list.stream().allMatch(rank -> rank.length() <= LONGEST));
    }

    /** Ranks for all issues of a site, in the bucket that follows that of the given rank, with much room everywhere. */
    static List<String> balanced(String present, int count) {
        int bucket = present.isEmpty() ? 0 : Character.digit(present.charAt(0), BUCKETS);
        String prefix = (bucket + 1) % BUCKETS + "|";
        long first = END / BASE;
        long step = (END / 2 - first) / Math.max(1, count);
        List<String> ranks = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            ranks.add(prefix + digits(first + place * step) + ":");
        }
        return List.copyOf(ranks);
    }

    private static List<String> behind(String last, int count) {
        List<String> ranks = new ArrayList<>(count);
        String rank = last;
        for (int place = 0; place < count; place++) {
            rank = after(rank);
            ranks.add(rank);
        }
        return List.copyOf(ranks);
    }

    private static Optional<List<String>> before(String first, int count) {
        Matcher form = FORM.matcher(first);
        if (!form.matches()) {
            return Optional.empty();
        }
        String bucket = form.group(1) + "|";
        long start = Long.parseLong(form.group(2), BASE) - STEP * count;
        if (start <= 0) {
            return inside(bucket + digits(0) + ":", first, count);
        }
        List<String> ranks = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            ranks.add(bucket + digits(start + place * STEP) + ":");
        }
        return Optional.of(List.copyOf(ranks));
    }

    private static Optional<List<String>> inside(String lower, String upper, int count) {
        Matcher low = FORM.matcher(lower);
        Matcher high = FORM.matcher(upper);
        if (!low.matches() || !high.matches() || !low.group(1).equals(high.group(1))) {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>(count);
        if (!fill(number(low), number(high), count, numbers)) {
            return Optional.empty();
        }
        return Optional.of(numbers.stream()
                .map(number -> low.group(1) + "|" + number.substring(0, DIGITS) + ":" + number.substring(DIGITS))
                .toList());
    }

    /** Adds so many numbers between the two, spread by halves; false where there is no room. */
    private static boolean fill(String low, String high, int count, List<String> numbers) {
        if (count == 0) {
            return true;
        }
        Optional<String> middle = middle(low, high);
        if (middle.isEmpty()) {
            return false;
        }
        int below = (count - 1) / 2;
        return fill(low, middle.get(), below, numbers)
                && numbers.add(middle.get()
                        + "0".repeat(Math.max(0, DIGITS - middle.get().length())))
                && fill(middle.get(), high, count - 1 - below, numbers);
    }

    /** A number of as few digits as possible between the two; absent where they are equal or in the wrong order. */
    private static Optional<String> middle(String low, String high) {
        if (low.compareTo(high) >= 0) {
            return Optional.empty();
        }
        StringBuilder middle = new StringBuilder();
        boolean bounded = true;
        for (int at = 0; ; at++) {
            int from = digit(low, at);
            int to = bounded ? digit(high, at) : BASE;
            if (to - from > 1) {
                return Optional.of(middle.append(letter((from + to) / 2)).toString());
            }
            if (to - from == 1 && bounded && at + 1 < high.length()) {
                return Optional.of(middle.append(letter(to)).toString());
            }
            bounded &= to == from;
            middle.append(letter(from));
        }
    }

    private static int digit(String number, int at) {
        return at < number.length() ? Character.digit(number.charAt(at), BASE) : 0;
    }

    private static char letter(int digit) {
        return Character.forDigit(digit, BASE);
    }

    /** Without zeros at the end, which say nothing about a number but would as text. */
    private static String number(Matcher form) {
        String number = form.group(2) + form.group(3);
        int end = number.length();
        while (end > 0 && number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, end);
    }

    private static String digits(long number) {
        String digits = Long.toString(number, BASE).toLowerCase(Locale.ROOT);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static long pow(long base, int exponent) {
        long result = 1;
        for (int factor = 0; factor < exponent; factor++) {
            result *= base;
        }
        return result;
    }
}
