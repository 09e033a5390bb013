package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A table becomes a matrix of finite floats, by rules fitted on training rows; immutable and thread-safe.
 *
 * <p>Numbers are scaled as {@link PrepareSettings} says; a missing one is replaced by the training median, and where
 * training rows missed some too, a further input says so. Binary columns are 0 or 1, missing ones the mode and an
 * indicator likewise. Categories are one-hot, with a last input for all that training saw rarely or never. Times become
 * sine and cosine of the hour of day and the day of week, as far as training rows cover these cycles twice. Columns
 * without values, constant ones, identifiers and free text are not used, and a notice says so. No prepared value lies
 * outside plus and minus 1e9, so that even 1e308 in a row has a finite score.
 *
 * <p>A missing value in a column that missed none in training is replaced too, and the row looks normal there: the rows
 * are counted by {@link Binding#unexpectedlyMissing}.
 */
public final class Preparation {
    /** Rows that are filled column by column before going on, so that they stay in the cache. */
    private static final int CHUNK = 128;

    private final List<Step> steps;
    private final List<String> notices;
    private final InputLayout layout;
    private final int[] firstInput;
    private final int[] columnOfInput;
    private final Schema schema;
    private final Map<String, Integer> index;

    Preparation(List<Step> steps, List<String> notices) {
        this.steps = List.copyOf(steps);
        this.notices = List.copyOf(notices);
        this.schema = new Schema(steps.stream().map(Step::column).toList());
        this.index = schema.index();
        this.firstInput = new int[steps.size()];
        List<Block> blocks = new ArrayList<>();
        int inputs = 0;
        for (int s = 0; s < steps.size(); s++) {
            firstInput[s] = inputs;
            for (Step.Part part : steps.get(s).parts()) {
                blocks.add(new Block(schema.column(s).name(), part.kind(), inputs, part.count()));
                inputs += part.count();
            }
        }
        this.layout = new InputLayout(blocks);
        this.columnOfInput = new int[inputs];
        for (Block block : blocks) {
            int column = index.get(block.column());
            java.util.Arrays.fill(columnOfInput, block.from(), block.from() + block.count(), column);
        }
    }

    /**
     * Learns from training rows.
     *
     * @param notices is told of columns that are not used, or not fully
     * @throws TableException if no column can be used, a value is infinite, or the settings do not suit the columns
     */
    public static Preparation fit(Table training, PrepareSettings settings, Consumer<String> notices) {
        Fitting fitting = new Fitting(settings, notices);
        fitting.check(training.schema());
        for (int c = 0; c < training.schema().size(); c++) {
            Column column = training.schema().column(c);
            if (column.kind() != Kind.TEXT) {
                fitting.add(column, summary(training, c));
            }
        }
        return fitting.finish();
    }

    private static ColumnSummary summary(Table training, int column) {
        try {
            return ColumnSummary.of(training, column);
        } catch (IllegalArgumentException e) {
            throw new TableException(
                    "column '%s': %s".formatted(training.schema().column(column).name(), e.getMessage()), e);
        }
    }

    /** Learns from the summary of training rows, with the same result as from the rows themselves. */
    public static Preparation fit(TableSummary training, PrepareSettings settings, Consumer<String> notices) {
        Fitting fitting = new Fitting(settings, notices);
        fitting.check(training.schema());
        for (int c = 0; c < training.schema().size(); c++) {
            fitting.add(training.schema().column(c), training.columns().get(c));
        }
        return fitting.finish();
    }

    /** The columns that are used, in order, as they were in training. */
    public Schema schema() {
        return schema;
    }

    /** The names of the columns that are used, in order. */
    public List<String> columns() {
        return schema.names();
    }

    /** What each input is. */
    public InputLayout layout() {
        return layout;
    }

    /** What was said about columns that are not used, or not fully. */
    public List<String> notices() {
        return notices;
    }

    /** What is done with each column and the statistics behind it. */
    public List<ColumnDescription> describe() {
        return steps.stream().map(Step::describe).toList();
    }

    /** All rows of a table, prepared: rows x inputs. Columns are found by name; others are passed over. */
    public Matrix apply(Table rows) {
        Matrix matrix = Matrix.zeros(rows.rows(), columnOfInput.length);
        bind(rows).apply(0, rows.rows(), matrix.values(), 0);
        return matrix;
    }

    /** Prepares some rows of a table; see {@link Binding#apply}. To do so again and again, {@link #bind} once. */
    public void apply(Table rows, int from, int count, float[] out, int offset) {
        bind(rows).apply(from, count, out, offset);
    }

    /**
     * Finds the columns in a table.
     *
     * @throws TableException if a column is not there or of another kind
     */
    public Binding bind(Table rows) {
        Map<String, Integer> found = rows.schema().index();
        Step.Filler[] fillers = new Step.Filler[steps.size()];
        Table.Values[] values = new Table.Values[steps.size()];
        for (int s = 0; s < fillers.length; s++) {
            Column wanted = schema.column(s);
            Integer at = found.get(wanted.name());
            if (at == null) {
                throw new TableException("there is no column '%s'; the model needs %s"
                        .formatted(wanted.name(), String.join(", ", columns())));
            }
            demandSame(wanted, rows.schema().column(at));
            values[s] = rows.values(at);
            fillers[s] = steps.get(s).bind(values[s]);
        }
        return new Binding(fillers, values, rows.rows());
    }

    private static void demandSame(Column wanted, Column found) {
        boolean same = wanted.kind() == found.kind() && wanted.values().equals(found.values());
        boolean numbers = isPlainNumber(wanted) && isPlainNumber(found);
        if (!same && !numbers) {
            throw new TableException("column '%s' must be %s as in training but is %s"
                    .formatted(wanted.name(), kind(wanted), kind(found)));
        }
    }

    private static boolean isPlainNumber(Column column) {
        return column.kind() == Kind.NUMERIC || column.kind() == Kind.INTEGER;
    }

    private static String kind(Column column) {
        String values = column.values().isEmpty() ? "" : " " + column.values();
        return Tree.name(column.kind()) + values;
    }

    /** The columns of one table, found and translated; for any number of threads. */
    public final class Binding {
        private final Step.Filler[] fillers;
        private final Table.Values[] values;
        private final int rows;

        private Binding(Step.Filler[] fillers, Table.Values[] values, int rows) {
            this.fillers = fillers;
            this.values = values;
            this.rows = rows;
        }

        /**
         * Prepares rows; allocates nothing.
         *
         * @param from first row
         * @param count rows
         * @param out receives layout().inputs() values per row, row-major
         * @param offset where the first row goes
         */
        public void apply(int from, int count, float[] out, int offset) {
            java.util.Objects.checkFromIndexSize(from, count, rows);
            int width = columnOfInput.length;
            for (int done = 0; done < count; done += CHUNK) {
                int some = Math.min(CHUNK, count - done);
                int at = offset + done * width;
                java.util.Arrays.fill(out, at, at + some * width, 0);
                for (int s = 0; s < fillers.length; s++) {
                    fillers[s].fill(from + done, some, out, at + firstInput[s], width);
                }
            }
        }

        /** Rows without a value in a column that lacked none in training, per such column of {@link Preparation#columns()}. */
        public long[] unexpectedlyMissing() {
            long[] counts = new long[values.length];
            for (int s = 0; s < values.length; s++) {
                counts[s] = steps.get(s).expectsMissing() ? 0 : missing(values[s]);
            }
            return counts;
        }

        private long missing(Table.Values column) {
            return column instanceof Table.Numbers numbers
                    ? IntStream.range(0, rows)
                            .filter(r -> Double.isNaN(numbers.values()[r]))
                            .count()
                    : IntStream.range(0, rows)
                            .filter(r -> ((Table.Codes) column).codes()[r] < 0)
                            .count();
        }
    }

    /**
     * One sentence per column that lacks values although it lacked none in training.
     *
     * @param missing from {@link Binding#unexpectedlyMissing}, perhaps summed over tables
     * @param rows of all these tables
     */
    public List<String> notices(long[] missing, long rows) {
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s < missing.length; s++) {
            if (missing[s] > 0) {
                sentences.add(String.format(
                        java.util.Locale.ROOT,
                        "column '%s' has no value in %,d of %,d rows, although it had one in every training row; the usual"
                                + " value stands in, so these rows do not look strange there",
                        schema.column(s).name(),
                        missing[s],
                        rows));
            }
        }
        return sentences;
    }

    /**
     * Rows of the used columns that have these inputs, as far as inputs tell: numbers with as many decimals as training rows had
     * and within their range, categories by name. A base gives what inputs leave open: a value among all rare ones, the date of a
     * time of day; and its own value wherever that has the same input, so that rows of the base come back as they are.
     *
     * @param inputs rows x layout().inputs(); of a ONE_HOT block the largest counts, of BINARY and MISSING ones what is above 1/2
     * @param base as many rows with the columns of {@link #schema}
     */
    public Table restore(Matrix inputs, Table base) {
        if (!base.schema().equals(schema) || base.rows() != inputs.rows()) {
            throw new IllegalArgumentException("the base must have %d rows of %s but has %d of %s"
                    .formatted(
                            inputs.rows(), columns(), base.rows(), base.schema().names()));
        }
        List<Table.Values> values = new ArrayList<>();
        for (int s = 0; s < steps.size(); s++) {
            values.add(steps.get(s).restore(inputs, firstInput[s], base.values(s)));
        }
        return new Table(schema, values);
    }

    /**
     * Sums what each input contributes per column.
     *
     * @param perInput layout().inputs() values from {@code offset} on
     * @param perColumn receives one value per column of {@link #columns()}
     */
    public void fold(double[] perInput, int offset, double[] perColumn) {
        java.util.Arrays.fill(perColumn, 0, steps.size(), 0);
        for (int i = 0; i < columnOfInput.length; i++) {
            perColumn[columnOfInput[i]] += perInput[offset + i];
        }
    }

    /** The number that has this prepared value, for a REAL or UNIT block. */
    public double toOriginal(Block block, double prepared) {
        return numberStep(block.column()).original(prepared);
    }

    /** The prepared value of a number, for a REAL or UNIT block, before rounding to float. */
    public double toPrepared(Block block, double number) {
        return numberStep(block.column()).prepare(number);
    }

    /** Statistics of a number column's training values. */
    public NumberFacts facts(String column) {
        return numberStep(column).facts();
    }

    /** Which cycle the sine and cosine of a CYCLIC block are of, and where in it training rows usually lie. */
    public CycleSpan cycle(Block block) {
        int s = index.get(block.column());
        if (block.kind() != BlockKind.CYCLIC || !(steps.get(s) instanceof CycleStep step)) {
            throw new IllegalArgumentException("%s is not a cyclic block".formatted(block));
        }
        return step.cycles().get((block.from() - firstInput[s]) / 2);
    }

    /**
     * The place in its cycle (hours or days) that a CYCLIC block's sine and cosine point to; NaN if both are 0.
     */
    public double toOriginal(Block block, double sine, double cosine) {
        return cycle(block).cycle().position(sine, cosine);
    }

    /**
     * What the inputs of a block stand for: the categories of a ONE_HOT block without the last, which stands for all
     * others ("" means missing); the values for 0 and 1 of a BINARY one.
     */
    public List<String> categories(Block block) {
        Step step = steps.get(index.get(block.column()));
        if (block.kind() == BlockKind.ONE_HOT && step instanceof CategoryStep categories) {
            return categories.categories();
        }
        if (block.kind() == BlockKind.BINARY) {
            return step.column().values();
        }
        throw new IllegalArgumentException("%s has no categories".formatted(block));
    }

    /** Share of training rows in which a column had no value. */
    public double missing(String column) {
        return steps.get(index.get(column)).missing();
    }

    /**
     * How often each input of a block was 1 in training: of the categories and all others in a ONE_HOT block, of the
     * value in a BINARY one (among rows that had it), of missing values in a MISSING one.
     */
    public double[] shares(Block block) {
        Step step = steps.get(index.get(block.column()));
        if (block.kind() == BlockKind.MISSING) {
            return new double[] {step.missing()};
        }
        if (step instanceof BinaryStep binary) {
            return new double[] {binary.ones()};
        }
        if (step instanceof CategoryStep categories) {
            return categories.allShares();
        }
        throw new IllegalArgumentException("%s has no shares".formatted(block));
    }

    private NumberStep numberStep(String column) {
        Integer s = index.get(column);
        if (s == null || !(steps.get(s) instanceof NumberStep step)) {
            throw new IllegalArgumentException(
                    "column '%s' is not a number column of this preparation".formatted(column));
        }
        return step;
    }

    /** Everything learned, as maps, lists, texts, numbers and truth values. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("columns", steps.stream().map(Step::toTree).toList());
        tree.put("notices", notices);
        return tree;
    }

    /**
     * The inverse of {@link #toTree}: prepares bit for bit the same.
     *
     * @throws IllegalArgumentException naming place, rule and value if the tree is not one that toTree gives
     */
    public static Preparation fromTree(Map<String, Object> tree) {
        Tree root = Tree.of("preparation", tree);
        List<Step> steps = new ArrayList<>();
        long inputs = 0;
        for (Tree child : root.children("columns", Step.MOST)) {
            Step step = Step.fromTree(child);
            steps.add(step);
            inputs += step.inputs();
            if (inputs > Step.MOST) {
                throw root.wrong("columns", "at most %d inputs together".formatted(Step.MOST));
            }
        }
        if (steps.isEmpty()) {
            throw root.wrong("columns", "at least one column");
        }
        return new Preparation(steps, root.texts("notices", Step.MOST));
    }
}
