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
    /** A range over more of the cycle than this says nothing. */
    private static final double WIDE = 0.9;

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
        if (to - from <= WIDE * length) {
            return "expected " + stretch(usual.cycle(), from, to);
        }
        return usual.isWhole() ? "" : "usually " + stretch(usual.cycle(), usual.from(), end(usual));
    }

    /** The end of a stretch of hours; of days, the last one in it. */
    private static double end(CycleSpan span) {
        return span.from() + span.length() - (span.cycle() == Cycle.DAY_OF_WEEK ? 1 : 0);
    }

    private static String stretch(Cycle cycle, double from, double to) {
        boolean hours = cycle == Cycle.HOUR_OF_DAY;
        String first = hours ? Wording.roundClock(from) : Wording.day(Math.round(from));
        String last = hours ? Wording.roundClock(to) : Wording.day(Math.round(to));
        return first.equals(last) ? first : first + " to " + last;
    }
}
