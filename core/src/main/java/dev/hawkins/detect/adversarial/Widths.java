package dev.hawkins.detect.adversarial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The layers of networks whose user named none: two hidden layers, the first as wide as the inputs, between 16 and 64 units,
 * the second half of that; a code of a third of the inputs, at least 2 and at most 16 units.
 */
final class Widths {
    private Widths() {}

    static List<Integer> hidden(List<Integer> named, int inputs) {
        int first = Math.max(16, Math.min(64, inputs));
        return named.isEmpty() ? List.of(first, first / 2) : named;
    }

    static int latent(int named, int inputs) {
        return named == 0 ? Math.max(2, Math.min(16, inputs / 3)) : named;
    }

    /** What is named, or else the other in reverse. */
    static List<Integer> mirrored(List<Integer> named, List<Integer> other) {
        List<Integer> reverse = new ArrayList<>(other);
        Collections.reverse(reverse);
        return named.isEmpty() ? reverse : named;
    }
}
