package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;

/**
 * What a match is put together for.
 *
 * @param layout what each input is
 * @param batch most rows of a step, for what is fed row by row; 0 where nothing will be trained
 * @param range where training values lie, and a little farther out; null where nothing will be trained
 * @param remedy what is done otherwise than planned
 * @param random for choices beside those of the network
 */
record Occasion(InputLayout layout, int batch, InputLimits range, Remedy remedy, RandomStream random) {
    /** For weights that are there already. */
    static Occasion restored(InputLayout layout) {
        return new Occasion(layout, 0, null, Remedy.NONE, RandomStream.of(0, "restored"));
    }
}
