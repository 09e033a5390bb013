package dev.hawkins.cli;

/** Text broken into lines. */
final class Paragraph {
    private Paragraph() {}

    /** Breaks at blanks, so that no line is longer than {@code width} unless a word is. */
    static String wrap(String text, String indent, int width) {
        StringBuilder result = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + word.length() > width) {
                result.append(line).append('\n');
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        return result.append(line).append('\n').toString();
    }
}
