package dev.hawkins.explain;

import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.Tree;
import dev.hawkins.table.Table;
import java.util.List;

/**
 * A category, how likely it was, and the likeliest one. Expected values need not be probabilities (a reconstruction's are
 * not): they are cut off at 0 and 1 and divided by their sum.
 *
 * @param categories names of the inputs, without the last, which stands for all others
 * @param shares how often each input was 1 in training
 */
record CategoryWords(Block block, List<String> categories, double[] shares) implements Words {
    @Override
    public String value(Table.Values values, int row) {
        String text = ((Table.Codes) values).text(row);
        return text == null || text.isEmpty() ? Wording.MISSING : Tree.cut(text);
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        double[] likely = probabilities(outlook);
        boolean known = likely != null;
        double[] weights = known ? likely : shares;
        int seen = seen(outlook);
        int best = largest(weights);
        StringBuilder words = new StringBuilder();
        if (seen == categories.size()) {
            words.append(shares[seen] == 0 ? "not seen in training, " : "rare or not seen in training, ");
        }
        if (known) {
            words.append(Wording.percent(weights[seen])).append(" likely");
        }
        if (known && best == seen) {
            return words.toString();
        }
        words.append(known ? ", expected " : "usually ");
        return words.append(Wording.likely(name(best), weights[best])).toString();
    }

    /** The expected values as probabilities, null where there are none. */
    private double[] probabilities(Outlook outlook) {
        double[] values = new double[block.count()];
        double sum = 0;
        for (int unit = 0; unit < values.length; unit++) {
            values[unit] = outlook.probability(block.from() + unit);
            sum += values[unit];
        }
        for (int unit = 0; unit < values.length; unit++) {
            values[unit] /= sum;
        }
        return sum > 0 ? values : null;
    }

    private int seen(Outlook outlook) {
        int unit = 0;
        while (unit < categories.size() && outlook.input(block.from() + unit) != 1) {
            unit++;
        }
        return unit;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private String name(int unit) {
        if (unit == categories.size()) {
            return "one of the rarer values";
        }
        return categories.get(unit).isEmpty() ? Wording.MISSING : Tree.cut(categories.get(unit));
    }
}
