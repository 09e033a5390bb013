package dev.hawkins.reproduce;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of one source, to be measured again cell by cell. */
interface Reproduction {
    /**
     * What there is to measure, in this order: the first seed over everything comes first.
     *
     * @param seeds how many runs of everything
     */
    List<CellKey> cells(int seeds);

    /** What this source can show in half a minute. */
    List<QuickCheck> quick();

    /** Measures one cell: figures by name. The same key gives the same figures, times excepted. */
    Map<String, Double> measure(CellKey cell);

    /** The published figure that a figure of this cell is to be compared with; NaN where there is none. */
    double published(CellKey cell, String figure);

    /** Where ours under the honest protocol is, if the published one looks at the answers: chooses by test labels, say. */
    default Optional<Figure> honest(Figure figure) {
        return Optional.empty();
    }

    /** What speaks against the published figure, as a sentence; empty where nothing does. */
    default String doubt(Figure figure) {
        return "";
    }

    /** Whether a figure stands in the table; those that do not are for pictures. */
    default boolean isPrinted(Figure figure) {
        return true;
    }

    /** What the source shows in pictures, drawn from finished cells: SVG by name, without those whose cells are missing. */
    default Map<String, String> pictures(Collection<Cell> cells) {
        return Map.of();
    }

    /** Which of our figures lie where they should, a line each after a heading; empty where no bars are set. */
    default String verdicts(Collection<Cell> cells) {
        return "";
    }
}
