package dev.hawkins.table;

import java.util.List;

/** The texts that mean "no value"; the empty field and one of blanks only always do. */
final class MissingTexts {
    private final char[][] texts;
    private final boolean[] starts = new boolean[128];
    private final boolean startsBeyond;

    MissingTexts(List<String> missing) {
        texts = missing.stream()
                .filter(t -> !t.isEmpty())
                .map(String::toCharArray)
                .toArray(char[][]::new);
        boolean beyond = false;
        starts[' '] = true;
        for (char[] text : texts) {
            if (text[0] < 128) {
                starts[text[0]] = true;
            } else {
                beyond = true;
            }
        }
        startsBeyond = beyond;
    }

    boolean contains(char[] buffer, int from, int length) {
        if (length == 0) {
            return true;
        }
        char first = buffer[from];
        boolean possible = first < 128 ? starts[first] : startsBeyond;
        return possible && (isBlank(buffer, from, length) || isListed(buffer, from, length));
    }

    private static boolean isBlank(char[] buffer, int from, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[from + i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean isListed(char[] buffer, int from, int length) {
        for (char[] text : texts) {
            if (text.length == length && matches(text, buffer, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(char[] text, char[] buffer, int from) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }
}
