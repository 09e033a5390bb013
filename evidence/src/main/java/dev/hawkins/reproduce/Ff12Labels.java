package dev.hawkins.reproduce;

import java.util.Set;

/** What counts as an attack. */
enum Ff12Labels {
    /**
     * As in the code of the report, whose labels were looked up in the list of training attacks and taken to be normal where
     * they were not found: 18,729 rows of 17 kinds in the whole test file.
     */
    FF_LEGACY("ff-legacy"),
    /** All but normal connections. */
    TRUE("true");

    private final String text;

    Ff12Labels(String text) {
        this.text = text;
    }

    /**
     * Whether a row is an attack.
     *
     * @param training the kinds of attack in the training file
     */
    boolean attack(String label, Set<String> training) {
        return this == FF_LEGACY ? training.contains(label) : !label.equals("normal");
    }

    @Override
    public String toString() {
        return text;
    }
}
