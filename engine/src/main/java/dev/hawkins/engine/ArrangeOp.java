package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.List;

/** Units of x in another order, more than once, or zeros: in runs of neighbours. */
final class ArrangeOp extends Op {
    /** count units from {@code from} on, or zeros if that is negative, become those from {@code to} on. */
    private record Run(int from, int to, int count) {}

    private final Run[] runs;

    ArrangeOp(Node out, Node x, int[] units) {
        super(out, x);
        List<Run> found = new ArrayList<>();
        for (int to = 0; to < units.length; ) {
            int count = 1;
            while (to + count < units.length && follows(units[to], units[to + count], count)) {
                count++;
            }
            found.add(new Run(units[to], to, count));
            to += count;
        }
        runs = found.toArray(Run[]::new);
    }

    private static boolean follows(int first, int other, int distance) {
        return first < 0 ? other < 0 : other == first + distance;
    }

    @Override
    <A> void forward(Block<A> b) {
        for (Run run : runs) {
            int to = b.at(out) + run.to * b.width;
            if (run.from < 0) {
                b.e.fill(0, b.v, to, run.count * b.width);
            } else {
                b.e.copy(b.v, b.at(in[0]) + run.from * b.width, b.v, to, run.count * b.width);
            }
        }
    }

    @Override
    <A> void backward(Block<A> b) {
        for (Run run : runs) {
            if (run.from >= 0) {
                int to = b.at(in[0]) + run.from * b.width;
                b.e.add(b.g, b.at(out) + run.to * b.width, b.g, to, b.g, to, run.count * b.width);
            }
        }
    }
}
