package dev.hawkins.arena;

import dev.hawkins.calibrate.CalibrationException;
import dev.hawkins.detect.DetectorException;
import dev.hawkins.detect.FitContext;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.pipeline.PipelineException;
import dev.hawkins.pipeline.Scores;
import dev.hawkins.pipeline.TrainedModel;
import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.store.ModelFile;
import dev.hawkins.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Compares detectors on one table. Per seed the rows are divided by {@link Drawing}; every entrant fits on the {@link Lesson}
 * and hands its model to the {@link Exam}. Nothing that fits, selects or calibrates can reach a row or a label of the
 * exam, as a lesson does not hold them.
 */
public final class Arena {
    private final Protocol protocol;
    private final PrepareSettings prepare;
    private final List<String> ignored;
    private final int threads;
    private final Listener listener;

    /** Is told how far a comparison is. */
    public interface Listener {
        /** Before a fit; {@code done} of {@code total} bouts are over. */
        void bout(int done, int total, String entrant, long seed);

        /** During it. */
        default FitContext.Progress progress() {
            return (done, total, note) -> {};
        }

        /** Asked often; once true, the comparison ends with a CancellationException. */
        default BooleanSupplier cancelled() {
            return () -> false;
        }
    }

    /**
     * @param ignored columns that are no features
     * @param threads most threads of a fit; the results do not depend on it
     */
    public Arena(Protocol protocol, PrepareSettings prepare, List<String> ignored, int threads, Listener listener) {
        this.protocol = protocol;
        this.prepare = prepare;
        this.ignored = List.copyOf(ignored);
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Compares.
     *
     * @throws ArenaException if there are fewer than 2 entrants, one twice, or a division lacks normal rows or anomalies
     * @throws PipelineException if the label is missing or a row has none
     */
    public Outcome run(Table table, Labelling labelling, List<Entrant> entrants) {
        Entrant.demandComparable(entrants);
        Drawing drawing = new Drawing(table, labelling, ignored, protocol, prepare);
        Map<String, String> withdrawn = new LinkedHashMap<>();
        List<Bout> bouts = new ArrayList<>();
        Map<String, Outcome.Detail> details = new LinkedHashMap<>();
        Drawing.Pair first = drawing.draw(1);
        int total = entrants.size() * protocol.seeds();
        for (int seed = 1; seed <= protocol.seeds(); seed++) {
            Drawing.Pair pair = seed == 1 ? first : drawing.draw(seed);
            for (int e = 0; e < entrants.size(); e++) {
                Entrant entrant = entrants.get(e);
                if (!withdrawn.containsKey(entrant.name())) {
                    listener.bout((seed - 1) * entrants.size() + e, total, entrant.name(), seed);
                    try {
                        bouts.add(bout(entrant, seed, pair, seed == 1 ? details : null));
                    } catch (DetectorException | CalibrationException | PipelineException reason) {
                        withdrawn.put(entrant.name(), reason.getMessage());
                    }
                }
            }
        }
        bouts.removeIf(bout -> withdrawn.containsKey(bout.entrant()));
        details.keySet().removeAll(withdrawn.keySet());
        return new Outcome(
                protocol,
                facts(drawing, first),
                bouts,
                withdrawn,
                details,
                first.exam().rowsByKind());
    }

    private Bout bout(Entrant entrant, long seed, Drawing.Pair pair, Map<String, Outcome.Detail> details) {
        Heap heap = Heap.watch();
        long start = System.nanoTime();
        TrainedModel model = pair.lesson().fit(entrant, seed, threads, listener.progress(), listener.cancelled());
        long fitted = System.nanoTime();
        Scores answers = pair.exam().answer(model);
        long scored = System.nanoTime();
        long peak = heap.peak();
        if (details != null) {
            details.put(entrant.name(), pair.exam().detail(model, answers));
        }
        return new Bout(
                entrant.name(),
                seed,
                pair.exam().mark(answers),
                (fitted - start) / 1e9,
                (scored - fitted) / 1e9,
                ModelFile.bytes(model).length,
                peak);
    }

    private static Outcome.Facts facts(Drawing drawing, Drawing.Pair pair) {
        int anomalies = 0;
        boolean[] anomaly = drawing.anomaly();
        for (boolean is : anomaly) {
            anomalies += is ? 1 : 0;
        }
        return new Outcome.Facts(
                anomaly.length,
                anomalies,
                drawing.features().schema().names(),
                drawing.copies().surplus(),
                drawing.copies().contradictory(),
                pair.lesson().rows(),
                pair.lesson().calibrationRows(),
                pair.exam().rows(),
                pair.exam().anomalies(),
                List.copyOf(drawing.knownKinds()));
    }
}
