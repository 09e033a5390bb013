package dev.hawkins.generate;

import dev.hawkins.pipeline.Scores;
import dev.hawkins.table.Table;
import java.util.List;

/**
 * Rows that were made, and what is to be known of them; every list and array has one entry per row.
 *
 * @param table the rows, with the columns that the model uses
 * @param from which of the given rows each was made of, from 0; -1 where none was given
 * @param changed the columns in which it differs from that row; empty where none was given
 * @param outside the columns whose value no training row had the like of: numbers beyond their range, categories never seen,
 *     nothing where there always was something
 * @param scores what the model says of them
 */
public record GeneratedRows(
        Table table, int[] from, List<List<String>> changed, List<List<String>> outside, Scores scores) {}
