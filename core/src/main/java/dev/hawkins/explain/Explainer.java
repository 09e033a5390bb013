package dev.hawkins.explain;

import dev.hawkins.detect.Model;
import dev.hawkins.detect.Scorer;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Column;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives every row its score and the reasons for it, in the columns and units of the data. For one thread at a time: it
 * keeps a scorer and its buffers.
 */
public final class Explainer {
    private static final int CHUNK = 256;

    private final Preparation preparation;
    private final double base;
    private final List<String> columns;
    private final List<Words> words;
    private final Scorer scorer;
    private final int inputs;
    private final float[] prepared;
    private final double[] scores;
    private final double[] contributions;
    private final float[] expected;
    private final float[] spread;

    /**
     * @param preparation what the model's inputs are made with
     * @param model any fitted model of these inputs
     * @param ranges how far normal rows lie from what the model expects
     * @throws IllegalArgumentException if the three are of different inputs
     */
    public Explainer(Preparation preparation, Model model, Ranges ranges) {
        InputLayout layout = preparation.layout();
        if (!layout.equals(model.layout()) || layout.inputs() != ranges.inputs()) {
            throw new IllegalArgumentException("the preparation has %d inputs, the model %d and the ranges %d"
                            .formatted(layout.inputs(), model.layout().inputs(), ranges.inputs())
                    + "; they must be made for one another");
        }
        this.preparation = preparation;
        this.base = model.base();
        this.columns = preparation.columns();
        this.words = preparation.schema().columns().stream()
                .map(column -> Words.of(column, preparation, ranges))
                .toList();
        this.inputs = layout.inputs();
        this.scorer = model.scorer(CHUNK);
        this.prepared = new float[CHUNK * inputs];
        this.scores = new double[CHUNK];
        this.contributions = new double[CHUNK * inputs];
        this.expected = new float[CHUNK * inputs];
        this.spread = new float[CHUNK * inputs];
    }

    /**
     * Explains rows by all columns, in the order of rows.
     *
     * @throws dev.hawkins.table.TableException if a column is not there or of another kind
     */
    public List<Explanation> explain(Table rows) {
        return explain(rows, columns.size());
    }

    /**
     * Explains rows by their largest reasons, at most {@code most} of each: quicker, as finding words takes longer than
     * scoring.
     */
    public List<Explanation> explain(Table rows, int most) {
        Preparation.Binding binding = preparation.bind(rows);
        List<Table.Values> values = values(rows);
        List<Explanation> explanations = new ArrayList<>(rows.rows());
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, rows.rows() - from);
            binding.apply(from, count, prepared, 0);
            scorer.explain(prepared, 0, count, scores, contributions, expected, spread);
            for (int r = 0; r < count; r++) {
                explanations.add(explanation(values, from + r, r, most));
            }
        }
        return explanations;
    }

    /** The values of the columns that the model uses. */
    private List<Table.Values> values(Table rows) {
        Map<String, Integer> index = rows.schema().index();
        return preparation.schema().columns().stream()
                .map(Column::name)
                .map(name -> rows.values(index.get(name)))
                .toList();
    }

    private Explanation explanation(List<Table.Values> values, int row, int r, int most) {
        Outlook outlook = new Outlook(prepared, expected, spread, contributions, r * inputs);
        double[] perColumn = new double[columns.size()];
        preparation.fold(contributions, r * inputs, perColumn);
        List<Reason> reasons = IntStream.range(0, perColumn.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> perColumn[c]).reversed())
                .limit(most)
                .map(c -> reason(c, perColumn[c], values.get(c), row, outlook))
                .toList();
        return new Explanation(scores[r], base, reasons);
    }

    private Reason reason(int column, double contribution, Table.Values values, int row, Outlook outlook) {
        Words said = words.get(column);
        return new Reason(
                columns.get(column), contribution, said.value(values, row), said.expected(values, row, outlook));
    }
}
