package dev.hawkins.prepare;

import dev.hawkins.engine.Matrix;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A category is one input of a one-hot block; the last input stands for all others, seen rarely or never.
 *
 * @param categories names with an input of their own, the most frequent first; "" stands for missing
 * @param shares their shares of the training rows
 * @param missing share of training rows without a value
 */
record CategoryStep(Column column, List<String> categories, List<Double> shares, double missing) implements Step {
    static final String NAME = "category";

    CategoryStep {
        categories = List.copyOf(categories);
        shares = List.copyOf(shares);
    }

    static CategoryStep fit(Column column, CategoryCounts counts, int most) {
        List<String> categories = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (Map.Entry<String, Long> entry : counts.byFrequency()) {
            if (categories.size() < most) {
                categories.add(entry.getKey());
                shares.add((double) entry.getValue() / counts.rows());
            }
        }
        return new CategoryStep(column, categories, shares, counts.missingShare());
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(BlockKind.ONE_HOT, categories.size() + 1));
    }

    @Override
    public Filler bind(Table.Values values) {
        Table.Codes column = (Table.Codes) values;
        int[] codes = column.codes();
        Map<String, Integer> units = units();
        int other = categories.size();
        int missing = units.getOrDefault("", other);
        int[] unitOf = new int[column.dictionary().size()];
        for (int code = 0; code < unitOf.length; code++) {
            unitOf[code] = units.getOrDefault(column.dictionary().get(code), other);
        }
        return (from, count, out, at, width) -> {
            for (int row = from, to = at; row < from + count; row++, to += width) {
                int code = codes[row];
                out[to + (code < 0 ? missing : unitOf[code])] = 1;
            }
        };
    }

    /** The input of all others stands for no value in particular: there the base's stays. */
    @Override
    public Table.Values restore(Matrix inputs, int first, Table.Values base) {
        Table.Codes old = (Table.Codes) base;
        Map<String, Integer> codeOf = new LinkedHashMap<>();
        int[] codes = new int[inputs.rows()];
        for (int r = 0; r < codes.length; r++) {
            int unit = largest(inputs, r, first);
            String text = unit == categories.size() ? old.text(r) : categories.get(unit);
            boolean none = text == null || text.isEmpty();
            codes[r] = none ? -1 : codeOf.computeIfAbsent(text, t -> codeOf.size());
        }
        return new Table.Codes(codes, List.copyOf(codeOf.keySet()));
    }

    private int largest(Matrix inputs, int row, int first) {
        int best = 0;
        for (int unit = 1; unit <= categories.size(); unit++) {
            best = inputs.get(row, first + unit) > inputs.get(row, first + best) ? unit : best;
        }
        return best;
    }

    /** The shares of the categories and, last, of all others; the latter exactly 0 if there were none. */
    double[] allShares() {
        double[] all = new double[shares.size() + 1];
        double sum = 0;
        for (int unit = 0; unit < shares.size(); unit++) {
            all[unit] = shares.get(unit);
            sum += all[unit];
        }
        all[shares.size()] = sum > 1 - 1e-9 ? 0 : 1 - sum;
        return all;
    }

    private Map<String, Integer> units() {
        Map<String, Integer> units = new HashMap<>();
        for (int unit = 0; unit < categories.size(); unit++) {
            units.put(categories.get(unit), unit);
        }
        return units;
    }

    @Override
    public ColumnDescription describe() {
        Map<String, Object> statistics = new LinkedHashMap<>();
        write(statistics);
        return new ColumnDescription(
                column.name(),
                column.kind(),
                "one-hot of %d categories and one for all others".formatted(categories.size()),
                statistics);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void write(Map<String, Object> tree) {
        tree.put("categories", categories);
        tree.put("shares", shares);
        tree.put("missing", missing);
    }

    static CategoryStep fromTree(Column column, Tree tree) {
        Step.demand(column.kind() == Kind.CATEGORICAL, tree);
        List<String> categories = tree.texts("categories", PrepareSettings.MOST_CATEGORIES);
        List<Double> shares = java.util.Arrays.stream(tree.numbers("shares", PrepareSettings.MOST_CATEGORIES))
                .boxed()
                .toList();
        if (shares.size() != categories.size()) {
            throw tree.wrong("shares", "as many numbers as there are categories");
        }
        if (new java.util.HashSet<>(categories).size() != categories.size()) {
            throw tree.wrong("categories", "distinct");
        }
        return new CategoryStep(column, categories, shares, tree.share("missing"));
    }
}
