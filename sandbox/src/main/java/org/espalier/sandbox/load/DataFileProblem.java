package org.espalier.sandbox.load;

/** Why a file of issues was not loaded: the line and what is wrong with it. */
public final class DataFileProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DataFileProblem(String sentence) {
        super(sentence);
    }

    static DataFileProblem inLine(int line, String what) {
        return new DataFileProblem("line " + line + ": " + what + "; correct that line and load the file again.");
    }

    static DataFileProblem inFile(String what) {
        return new DataFileProblem(what);
    }
}
