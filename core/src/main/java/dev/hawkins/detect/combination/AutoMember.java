package dev.hawkins.detect.combination;

import dev.hawkins.detect.Detector;
import dev.hawkins.detect.isolation.IsolationForest;
import dev.hawkins.detect.neighbour.LocalOutlierFactor;
import dev.hawkins.detect.neighbour.NearestNeighbours;
import dev.hawkins.detect.neighbour.NearestNeighbours.Distance;
import dev.hawkins.detect.statistic.Copod;
import dev.hawkins.detect.statistic.Histograms;
import dev.hawkins.detect.statistic.MinimumCovarianceDeterminant;
import java.util.List;

/**
 * A member of {@link Auto}.
 *
 * @param name in the model file and the report
 * @param detector with its view of the rows
 */
record AutoMember(String name, Detector detector) {
    private static final int ALL_ROWS = 1_000_000;
    private static final int FEW_ROWS = 1_000;

    /** Near a normal row, in dense and in thin places, column by column. */
    private static final List<AutoMember> NORMAL = List.of(
            of("nearest", View.Kind.STANDARD, new NearestNeighbours(1, Distance.LARGEST, ALL_ROWS)),
            of("nearest-soft", View.Kind.SOFT, new NearestNeighbours(1, Distance.LARGEST, ALL_ROWS)),
            of("fifth-soft", View.Kind.SOFT, new NearestNeighbours(5, Distance.LARGEST, ALL_ROWS)),
            of("density-ranked", View.Kind.RANKED, new LocalOutlierFactor(5, ALL_ROWS)),
            of("histograms", View.Kind.STANDARD, new Histograms(20, 0.002, 0.5)));

    /** What a small share of anomalies in the training rows does not lead astray. */
    private static final List<AutoMember> MIXED = List.of(
            of("far-neighbour-soft", View.Kind.SOFT, new NearestNeighbours(20, Distance.LARGEST, FEW_ROWS)),
            of("robust-ellipsoid", View.Kind.STANDARD, new MinimumCovarianceDeterminant()),
            of("forest", View.Kind.STANDARD, new IsolationForest()),
            of("tails", View.Kind.STANDARD, new Copod()));

    private static AutoMember of(String name, View.Kind kind, Detector detector) {
        return new AutoMember(name, new ViewedDetector(kind, detector));
    }

    static List<AutoMember> of(Auto.Rows rows) {
        return rows == Auto.Rows.NORMAL ? NORMAL : MIXED;
    }
}
