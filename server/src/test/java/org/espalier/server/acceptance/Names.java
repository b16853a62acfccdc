package org.espalier.server.acceptance;

import java.util.List;

/** Names that people give to things. */
final class Names {

    /** Written from right to left, of combined and of rare characters, and with what other programs take as orders. */
    static final List<String> IN_EVERY_SCRIPT = List.of(
            "خارطة الطريق ٢٠٢٦",
            "מפת דרכים (טיוטה) ABC",
            "𠮷野家と𡈽井の計画",
            "सड़क का नक्शा",
            "แผนที่ถนนของกำลัง",
            "👩🏽‍💻 with 👨‍👩‍👧‍👦 and 🏳️‍🌈",
            "Zu\u0308rich ≠ Zürich; a\u0300\u0301\u0302\u0303b",
            "İstanbul ISI ısı",
            "  blanks at both ends  ",
            "zero\u200Bwidth\u200D\u2060\uFEFF end",
            "\u202Eevil\u202C \u2067isolated\u2069 \u061C",
            "\"double\" 'single' \\back\\slash \\u0041 % _ $1 <b>&amp;</b>");

    private Names() {}
}
