package dev.hawkins.cli;

import dev.hawkins.pipeline.StreamScorer.Scored;

/** How verdicts are written. */
interface VerdictFormat {
    /** What comes first. */
    byte[] header();

    /** The lines of some rows, UTF-8. */
    byte[] text(Scored chunk);
}
