package dev.hawkins.explain;

import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.table.Table;

/**
 * Speaks where the value is missing or should be, and leaves the rest to others.
 *
 * @param present for rows with a value
 * @param block the input that says whether the value is missing, null if no training row missed it
 * @param share share of training rows without a value
 */
record MissingWords(Words present, Block block, double share) implements Words {
    @Override
    public String value(Table.Values values, int row) {
        return isMissing(values, row) ? Wording.MISSING : present.value(values, row);
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        double missing = block == null ? Double.NaN : outlook.probability(block.from());
        if (isMissing(values, row)) {
            return ofMissing(missing);
        }
        return missing > 0.5
                ? "expected " + Wording.likely(Wording.MISSING, missing)
                : present.expected(values, row, outlook);
    }

    private String ofMissing(double likely) {
        if (block == null) {
            return "never missing in training";
        }
        return Double.isNaN(likely)
                ? "as in %s of training rows".formatted(Wording.percent(share))
                : Wording.percent(likely) + " likely";
    }

    private static boolean isMissing(Table.Values values, int row) {
        return Double.isNaN(((Table.Numbers) values).values()[row]);
    }
}
