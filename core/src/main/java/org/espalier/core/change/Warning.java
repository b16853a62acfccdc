package org.espalier.core.change;

/** Something that a person must know before confirming a plan; unlike a halt it holds nothing back. */
public record Warning(Code code, String sentence) {

    /** The closed set of warnings; the names are those of the REST contract. */
    public enum Code {
        /** Links are deleted wherever they are, also between issues outside the structure. */
        DELETES_LINKS_EVERYWHERE,
        /** An issue comes near the number of links that the tracker allows. */
        NEAR_LINK_LIMIT
    }
}
