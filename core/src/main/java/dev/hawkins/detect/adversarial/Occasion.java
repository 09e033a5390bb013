package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;

/**
 * What a match is put together for.
 *
 * @param layout what each input is
 * @param rows how many there are in all, for what is fed row by row; 0 where nothing will be trained
 * @param remedy what is done otherwise than planned
 * @param random for choices beside those of the network
 */
record Occasion(InputLayout layout, int rows, Remedy remedy, RandomStream random) {
    /** For weights that are there already. */
    static Occasion restored(InputLayout layout) {
        return new Occasion(layout, 0, Remedy.NONE, RandomStream.of(0, "restored"));
    }
}
