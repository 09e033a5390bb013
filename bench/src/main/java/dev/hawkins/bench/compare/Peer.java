package dev.hawkins.bench.compare;

import java.util.Optional;

/** A library whose speed is measured, found as a service. All its calls come from one thread of its own. */
public interface Peer {
    String name();

    /** Version, and what its speed depends on. */
    String version();

    /** Someone who can do the work, or empty if this library cannot. */
    Optional<Contender> contender(Problem problem);
}
