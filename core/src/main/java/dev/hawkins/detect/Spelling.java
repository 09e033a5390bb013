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

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
