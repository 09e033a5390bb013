package dev.hawkins.bench.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A workload and what its contenders reached, Hawkins first. */
record Result(Workload workload, List<Outcome> outcomes) {

    Outcome hawkins() {
        return outcomes.get(0);
    }

    /** What Hawkins is compared with: the limit if there is one, otherwise the fastest peer with valid results. */
    Optional<Outcome> reference() {
        boolean limited = outcomes.stream().anyMatch(o -> PeerTable.LIMITS.contains(o.name()));
        return outcomes.stream()
                .skip(1)
                .filter(o -> o.valid() && limited == PeerTable.LIMITS.contains(o.name()))
                .max(Comparator.comparingDouble(o -> o.rate().median()));
    }

    /** How many times as fast as the reference Hawkins is, round by round. */
    Optional<Spread> ratio() {
        return reference()
                .map(reference -> Spread.of(IntStream.range(0, hawkins().times().size())
                        .mapToDouble(i -> reference.seconds(i) / hawkins().seconds(i))
                        .toArray()));
    }

    boolean missed() {
        return ratio().isPresent() && ratio().get().median() < workload.target();
    }
}
