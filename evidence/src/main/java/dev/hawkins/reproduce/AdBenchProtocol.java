package dev.hawkins.reproduce;

import java.util.Arrays;
import java.util.Locale;

/** How rows of a set are divided into those that train and those that are tested, and which are left out. */
enum AdBenchProtocol {
    /**
     * As published: of sets below 1,000 rows as many are drawn with replacement, so that copies of training rows are tested;
     * of those above 50,000 as many without; the first half of the normal rows in file order trains, the second half and all
     * anomalies are tested.
     */
    ONE_CLASS_PUBLISHED,
    /**
     * A random half of the normal rows trains, the other half and all anomalies are tested, except copies of training rows.
     * Above 50,000 rows as many are drawn, as published; below 1,000 none.
     */
    ONE_CLASS_HONEST,
    /** As published: rows drawn as for {@link #ONE_CLASS_PUBLISHED}; all of them train, and all are tested. */
    UNSUPERVISED_PUBLISHED,
    /** All rows train and are tested, at most 50,000, each once. */
    UNSUPERVISED_HONEST,
    /**
     * {@link #ONE_CLASS_PUBLISHED}, with three methods as the library behind the published figures computes them: tails of
     * {@code ecod} and {@code copod} from training and test rows together, {@code pca} by {@link ComponentPoints}.
     */
    ONE_CLASS_LIBRARY;

    boolean isOneClass() {
        return this != UNSUPERVISED_PUBLISHED && this != UNSUPERVISED_HONEST;
    }

    /** Whether rows are drawn and divided as published. */
    boolean isPublished() {
        return this != ONE_CLASS_HONEST && this != UNSUPERVISED_HONEST;
    }

    /** The name of the table, such as {@code one-class-published}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AdBenchProtocol of(String table) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.toString().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ADBench has no table '%s'; there are %s".formatted(table, Arrays.toString(values()))));
    }
}
