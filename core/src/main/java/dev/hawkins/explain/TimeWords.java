package dev.hawkins.explain;

import dev.hawkins.prepare.Cycle;
import dev.hawkins.prepare.CycleSpan;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import dev.hawkins.prepare.Preparation;
import dev.hawkins.table.Table;
import java.util.Comparator;
import java.util.List;

/**
 * A point in time, and the hours or the days of the week it was expected in: whichever adds more to the score, unless
 * nothing can be said of it.
 */
record TimeWords(List<Block> blocks, Preparation preparation, Ranges ranges) implements Words {
    @Override
    public String value(Table.Values values, int row) {
        return Wording.time(((Table.Numbers) values).values()[row]);
    }

    @Override
    public String expected(Table.Values values, int row, Outlook outlook) {
        Comparator<Block> least = Comparator.comparingDouble(
                block -> outlook.contribution(block.from()) + outlook.contribution(block.from() + 1));
        return blocks.stream()
                .filter(block -> block.kind() == BlockKind.CYCLIC)
                .sorted(least.reversed())
                .map(block -> expected(block, outlook))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String expected(Block block, Outlook outlook) {
        int input = block.from();
        CycleSpan usual = preparation.cycle(block);
        double length = usual.cycle().length();
        double middle = preparation.toOriginal(block, outlook.expected(input), outlook.expected(input + 1));
        double from = middle + ranges.low(input) * length;
        double to = middle + ranges.high(input) * length;
        if (Double.isNaN(from) || Double.isNaN(to)) {
            return usual.isWhole() ? "" : "usually " + words(usual);
        }
        CycleSpan range = range(usual.cycle(), from, to);
        return range.isWhole() ? "" : "expected " + words(range);
    }

    private static CycleSpan range(Cycle cycle, double from, double to) {
        return cycle == Cycle.HOUR_OF_DAY
                ? new CycleSpan(cycle, from, to - from)
                : new CycleSpan(cycle, Math.rint(from), Math.rint(to) - Math.rint(from) + 1);
    }

    private static String words(CycleSpan span) {
        boolean hours = span.cycle() == Cycle.HOUR_OF_DAY;
        String first = hours ? Wording.roundClock(span.from()) : Wording.day(Math.round(span.from()));
        String last = hours ? Wording.roundClock(span.last()) : Wording.day(Math.round(span.last()));
        return first.equals(last) ? first : first + " to " + last;
    }
}
