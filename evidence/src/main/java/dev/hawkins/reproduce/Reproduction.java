package dev.hawkins.reproduce;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tables of one source, to be measured again cell by cell. */
interface Reproduction {
    /**
     * What there is to measure, in this order: the first seed over everything comes first.
     *
     * @param seeds how many runs of everything
     */
    List<CellKey> cells(int seeds);

    /** Measures one cell: figures by name. The same key gives the same figures, times excepted. */
    Map<String, Double> measure(CellKey cell);

    /** The published figure that a figure of this cell is to be compared with; NaN where there is none. */
    double published(CellKey cell, String figure);

    /** Which of our figures lie where they should, a line each after a heading; empty where no bars are set. */
    default String verdicts(Collection<Cell> cells) {
        return "";
    }
}
