package org.espalier.sandbox.jql;

import java.util.List;

/** A field whose former values can be asked for, because the history of an issue tells them. */
interface Remembered extends SearchField {

    /** What the entries of the history call the field. */
    String item();

    /** The value the issue has now, in SQL; null where it has none. As text it is what the history would hold. */
    String presentValue();

    /** How many values an issue has at a time. */
    default Values values() {
        return Values.ONE;
    }

    /** How many values a field has. */
    enum Values {
        /** One at most. */
        ONE,
        /** Any number, which {@link #presentValue} gives as an array; the history has an item for each. */
        MANY
    }

    /** What the history holds for the values asked for. */
    List<String> ids(Asked asked);
}
