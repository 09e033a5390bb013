package dev.hawkins.table;

/** Something rows can be read from, as often as needed unless it says otherwise: a file, a data set, standard input. */
public interface TableSource {
    /** What to call it in messages: a file name, {@code standard input}, {@code dataset:kdd99}. */
    String name();

    /** Opens for fitting: column kinds are inferred from a sample, as far as the options do not give them. */
    TableReader open(ReadOptions options);

    /**
     * Opens for scoring: the columns of {@code wanted}, found by name in any order, with those kinds; columns it does
     * not want are read as text and ignored with a notice, unless {@link ReadOptions#keep()} asks for them.
     *
     * @throws TableException if a wanted column is missing
     */
    TableReader open(Schema wanted, ReadOptions options);
}
