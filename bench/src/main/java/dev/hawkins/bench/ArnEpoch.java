package dev.hawkins.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.FitContext;
import dev.hawkins.detect.Training;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import dev.hawkins.prepare.InputLayout.Block;
import dev.hawkins.prepare.InputLayout.BlockKind;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Seconds per epoch of {@code arn}, profile {@code paper}, on rows shaped like those of KDD Cup 99: 34 numbers, 4 binary columns
 * and categories of 3, 70 and 10. {@code bench/peers/arn_peer.py} does the same in PyTorch.
 *
 * <p>Arguments, all optional: rows that are trained on, by default 77,822, beside which a ninth as many watch the game; epochs, by
 * default 3; threads, by default 2. The first epoch warms up and does not count.
 */
public final class ArnEpoch {
    private static final int NUMBERS = 34;
    private static final int BINARIES = 4;
    private static final int[] CATEGORIES = {3, 70, 10};

    private ArnEpoch() {}

    public static void main(String[] arguments) {
        int rows = argument(arguments, 0, 77_822);
        int epochs = argument(arguments, 1, 3);
        int threads = argument(arguments, 2, 2);
        InputLayout layout = layout();
        Training training = Training.of(rows(rows + rows / 9, layout), layout);
        Clock clock = new Clock();
        Map<String, String> settings = Map.of("profile", "paper", "epochs", "" + (epochs + 1));
        Catalogue.get("arn").configure(settings).fit(training, new FitContext(1, threads, clock, () -> false));
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d threads, %d rows of %d inputs: median %.2f s per epoch, %.2f s of processors%n",
                Runtime.version(),
                threads,
                rows,
                layout.inputs(),
                median(clock.seconds.subList(1, epochs + 1)),
                median(clock.busy.subList(1, epochs + 1)));
    }

    /** Seconds of every epoch, by the clock and of all processors. */
    private static final class Clock implements FitContext.Progress {
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> busy = new ArrayList<>();
        private long last = System.nanoTime();
        private long lastBusy = busyTime();

        @Override
        public void update(long done, long total, String note) {
            long now = System.nanoTime();
            long nowBusy = busyTime();
            seconds.add((now - last) * 1e-9);
            busy.add((nowBusy - lastBusy) * 1e-9);
            System.out.printf(
                    Locale.ROOT,
                    "%.2f s, %.2f s of processors: %s%n",
                    seconds.get(seconds.size() - 1),
                    busy.get(busy.size() - 1),
                    note);
            last = now;
            lastBusy = nowBusy;
        }

        /** Nanoseconds of all threads of this process, or 0 where that is unknown. */
        private static long busyTime() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                    ? bean.getProcessCpuTime()
                    : 0;
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static InputLayout layout() {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < NUMBERS + BINARIES; i++) {
            BlockKind kind = i < NUMBERS ? BlockKind.UNIT : BlockKind.BINARY;
            blocks.add(new Block("x" + at, kind, at++, 1));
        }
        for (int size : CATEGORIES) {
            blocks.add(new Block("x" + at, BlockKind.ONE_HOT, at, size));
            at += size;
        }
        return new InputLayout(blocks);
    }

    private static Matrix rows(int count, InputLayout layout) {
        RandomStream random = RandomStream.of(1, "rows");
        Matrix rows = Matrix.zeros(count, layout.inputs());
        for (int row = 0; row < count; row++) {
            for (Block block : layout.blocks()) {
                float value = (float) random.nextDouble();
                int at = row * rows.columns() + block.from();
                switch (block.kind()) {
                    case UNIT -> rows.values()[at] = value;
                    case BINARY -> rows.values()[at] = Math.round(value);
                    default -> rows.values()[at + random.nextInt(block.count())] = 1;
                }
            }
        }
        return rows;
    }
}
