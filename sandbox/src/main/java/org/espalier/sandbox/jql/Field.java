package org.espalier.sandbox.jql;

import java.util.List;

/** A field as a query names it. */
public sealed interface Field {

    /** The properties asked for behind the field, as in {@code issue.property[key].path}. */
    List<Property> properties();

    /** A field by its name. */
    record Named(String name, List<Property> properties) implements Field {
        public Named {
            properties = List.copyOf(properties);
        }
    }

    /** A custom field by its number, {@code cf[10001]}. The digits stay as written. */
    record Custom(String digits, List<Property> properties) implements Field {
        public Custom {
            properties = List.copyOf(properties);
        }
    }

    /** An entity property: its key in brackets and the words that follow. */
    record Property(String key, List<String> path) {
        public Property {
            path = List.copyOf(path);
        }
    }

    /** A plain field without properties. */
    static Field named(String name) {
        return new Named(name, List.of());
    }
}
