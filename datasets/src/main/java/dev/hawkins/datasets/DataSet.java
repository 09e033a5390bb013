package dev.hawkins.datasets;

import java.util.List;

/**
 * A known public data set.
 *
 * @param name after {@code dataset:} on the command line
 * @param description in a few words
 * @param format of its files
 * @param files in the order in which they are read
 * @param rows number of rows
 * @param columns number of columns, the label included
 * @param anomalies rows whose label is not normal; -1 where that is not fixed
 * @param label name of the label column, empty if there is none
 * @param normal values of the label column that are normal; empty where any may be
 * @param ignored columns that are no features
 * @param columnNames names of all columns of a file without header; empty if it has one
 * @param delimiter field separator of delimited text
 * @param labelSuffix what is taken off the end of every label, such as the full stop of KDD Cup 99
 * @param page the publisher's page
 * @param licence its terms
 * @param fidelity how far the files that the checksums describe are those of the publisher
 */
public record DataSet(
        String name,
        String description,
        Format format,
        List<DataFile> files,
        int rows,
        int columns,
        int anomalies,
        String label,
        List<String> normal,
        List<String> ignored,
        List<String> columnNames,
        char delimiter,
        String labelSuffix,
        String page,
        String licence,
        String fidelity) {
    public DataSet {
        files = List.copyOf(files);
        normal = List.copyOf(normal);
        ignored = List.copyOf(ignored);
        columnNames = List.copyOf(columnNames);
    }

    public boolean hasLabel() {
        return !label.isEmpty();
    }

    /** Whether every file can be downloaded from an address of its own. */
    public boolean fetchable() {
        return files.stream().allMatch(DataFile::hasUrl);
    }
}
