package dev.hawkins.detect;

import java.util.List;

/** Guesses which known name a misspelt one meant. */
public final class Spelling {
    private Spelling() {}

    /** "; did you mean 'trees'? Known: sample, trees", or without the guess if nothing is near. */
    public static String hint(String wrong, List<String> known) {
        String nearest = nearest(wrong, known);
        String guess = nearest == null ? "" : "; did you mean '%s'?".formatted(nearest);
        String all = known.isEmpty() ? "there are none" : "known: " + String.join(", ", known);
        return guess + (nearest == null ? "; " : " (") + all + (nearest == null ? "" : ")");
    }

    /** The known name with the fewest edits, or null if none is within half of its length. */
    static String nearest(String wrong, List<String> known) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int edits = edits(wrong, name);
            if (edits < fewest && edits <= Math.max(1, name.length() / 2)) {
                best = name;
                fewest = edits;
            }
        }
        return best;
    }

    /** Levenshtein distance: insertions, deletions and replacements. */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
