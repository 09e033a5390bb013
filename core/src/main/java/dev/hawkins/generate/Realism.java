package dev.hawkins.generate;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Model;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.evaluate.Ranking;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much made rows are like true ones of their kind, beside normal rows: is there a classifier that tells them apart, do
 * columns and pairs of columns stray from the normal rows as those of the true ones do, and are they more than copies?
 *
 * @param made how many rows were made
 * @param truth how many true rows they are compared with
 * @param toldApart ROC AUC of boosted trees that learned on one half of both to tell made from true rows, on the other half, mean
 *     of both ways (Lopez-Paz and Oquab 2017, arXiv 1610.06545): 0.5 = not at all, 1 = each and every one
 * @param columns how far each column strays from the normal rows
 * @param pairs how far associations of two columns stray from those of the normal rows: mean absolute difference of the
 *     correlations of their inputs
 * @param copies shares of rows that are, to the model, copies of one of the normal rows
 */
public record Realism(int made, int truth, double toldApart, List<Column> columns, Pair pairs, Pair copies) {
    /** Most rows of each kind that are looked at. */
    public static final int MOST_ROWS = 2000;

    private static final int FEWEST = 20;

    /** A figure of the made rows beside that of the true ones. */
    public record Pair(double made, double truth) {}

    /**
     * How far a column strays from the normal rows: the largest difference of the distribution functions (Kolmogorov-Smirnov) of
     * a number or time, the total variation distance of a category; 0 = alike, 1 = nothing in common.
     */
    public record Column(String name, Pair distance) {}

    /**
     * Compares.
     *
     * @param preparation of the model that made the rows; all tables have its columns
     * @param made at least 20 rows
     * @param truth true rows of the same kind, at least 20
     * @param normals at least 20
     * @throws PipelineException if there are fewer
     */
    public static Realism of(Preparation preparation, Table made, Table truth, Table normals, long seed) {
        RandomStream random = RandomStream.of(seed, "realism");
        Table someMade = some("made", made, preparation, random.derive("made"));
        Table someTrue = some("true", truth, preparation, random.derive("true"));
        Table someNormal = some("normal", normals, preparation, random.derive("normal"));
        Matrix madeInputs = preparation.apply(someMade);
        Matrix trueInputs = preparation.apply(someTrue);
        Associations usual = Associations.of(preparation.layout(), preparation.apply(someNormal));
        Copies copies = new Copies(preparation.apply(normals));
        return new Realism(
                someMade.rows(),
                someTrue.rows(),
                toldApart(preparation, madeInputs, trueInputs, seed),
                columns(someMade, someTrue, someNormal),
                new Pair(
                        usual.distance(Associations.of(preparation.layout(), madeInputs)),
                        usual.distance(Associations.of(preparation.layout(), trueInputs))),
                new Pair(copies.share(madeInputs), copies.share(trueInputs)));
    }

    private static Table some(String which, Table rows, Preparation preparation, RandomStream random) {
        if (rows.rows() < FEWEST) {
            throw new PipelineException("a comparison needs at least %d %s rows but there %s %d"
                    .formatted(FEWEST, which, rows.rows() == 1 ? "is" : "are", rows.rows()));
        }
        int[] order = random.permutation(rows.rows());
        return rows.columns(preparation.columns()).select(Arrays.copyOf(order, Math.min(order.length, MOST_ROWS)));
    }

    private static List<Column> columns(Table made, Table truth, Table normals) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < normals.schema().size(); c++) {
            columns.add(new Column(
                    normals.schema().column(c).name(),
                    new Pair(Marginals.distance(made, normals, c), Marginals.distance(truth, normals, c))));
        }
        return columns;
    }

    private static double toldApart(Preparation preparation, Matrix made, Matrix truth, long seed) {
        return (half(preparation, made, truth, 0, seed) + half(preparation, made, truth, 1, seed)) / 2;
    }

    /** Learns from every other row and judges the rest. */
    private static double half(Preparation preparation, Matrix made, Matrix truth, int first, long seed) {
        Training training = new Training(every(made, first), every(truth, first), preparation.layout());
        Model judge = Catalogue.get("gtb")
                .defaults()
                .fit(training, FitContext.of(seed).withThreads(1));
        return Ranking.between(judge.score(every(made, 1 - first)), judge.score(every(truth, 1 - first)))
                .rocAuc();
    }

    private static Matrix every(Matrix rows, int first) {
        return rows.select(
                IntStream.range(0, rows.rows()).filter(r -> r % 2 == first).toArray());
    }
}
