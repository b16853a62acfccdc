package org.espalier.sandbox.issues;

import java.util.Locale;

/** Positions among all issues as texts that are compared as bytes: {@code 0|hzzzzz:} and what stands between. */
final class Ranks {

    private static final int DIGITS = 6;
    private static final long STEP = 8;
    private static final long END = pow(Character.MAX_RADIX, DIGITS);

    private Ranks() {}

    /** A rank behind the given one. */
    static String after(String last) {
        int bar = last.indexOf('|');
        int colon = last.indexOf(':');
        if (bar != 1 || colon != bar + 1 + DIGITS) {
            return last + "i";
        }
        long next = Long.parseLong(last.substring(bar + 1, colon), Character.MAX_RADIX) + STEP;
        if (next >= END) {
            return last + "i";
        }
        String digits = Long.toString(next, Character.MAX_RADIX).toLowerCase(Locale.ROOT);
        return last.substring(0, bar + 1) + "0".repeat(DIGITS - digits.length()) + digits + ":";
    }

    private static long pow(long base, int exponent) {
        long result = 1;
        for (int factor = 0; factor < exponent; factor++) {
            result *= base;
        }
        return result;
    }
}
