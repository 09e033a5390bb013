package dev.hawkins.explain;

import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.NumberFacts;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Table;

/**
 * A number and the range it was expected in. The range never reaches beyond the values seen in training: a model on its
 * own scale may think a negative amount possible, the data say otherwise.
 */
record NumberWords(Column column, Block block, NumberFacts facts, Preparation preparation, Ranges ranges)
        implements Words {
    @Override
    public String value(Table.Values values, int row) {
        return written(((Table.Numbers) values).values()[row]);
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        int input = block.from();
        double low = outlook.expected(input) + ranges.low(input) * outlook.spread(input);
        double high = outlook.expected(input) + ranges.high(input) * outlook.spread(input);
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return "usually " + range(facts.low(), facts.high());
        }
        return "expected " + range(original(low), original(high));
    }

    private double original(double prepared) {
        double number = preparation.toOriginal(block, prepared);
        return Math.max(facts.min(), Math.min(facts.max(), number));
    }

    private String range(double low, double high) {
        String from = written(low);
        String to = written(high);
        return from.equals(to) ? from : from + " to " + to;
    }

    private String written(double number) {
        boolean whole = column.kind() == Kind.INTEGER;
        return Wording.number(number, whole ? 0 : facts.decimals());
    }
}
