package dev.hawkins.detect.adversarial;

import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.Optimiser;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.engine.Trainer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two networks that play against each other, in one graph.
 *
 * @param judgement how rows are scored; its network holds both players
 * @param players in the order in which they take steps; the generator last
 * @param feeds what players read beside the row, as many rows as a step has at most
 * @param noises all random inputs that the evaluated nodes depend on
 * @param real what the discriminator says of a row, a logit
 * @param fake what it says of a made row
 * @param made a row that the generator makes
 * @param misfit one number per row, whose mean over held-back rows is the measure of {@link Selection#LABEL_FREE}: lower is
 *     better
 * @param watched what may go wrong in it
 * @param turns told before every step
 */
record Match(
        Judgement judgement,
        List<Player> players,
        Map<Node, Matrix> feeds,
        List<Noise> noises,
        Node real,
        Node fake,
        Node made,
        Node misfit,
        Set<Ailment> watched,
        Turns turns) {
    /** What the names of the discriminator's layers begin with. */
    static final String DISCRIMINATOR = "d.";

    /**
     * One player.
     *
     * @param layers says by its name whether a layer is the player's
     * @param after steps of the game that go by before its first one
     */
    record Player(Node loss, Predicate<String> layers, Optimiser optimiser, int after) {
        private static final Predicate<String> JUDGES = name -> name.startsWith(DISCRIMINATOR);

        /** Trains the discriminator. */
        static Player discriminator(Node loss, GamePlan plan, Remedy remedy) {
            return new Player(loss, JUDGES, plan.discriminator(remedy), 0);
        }

        /** Trains all other layers, after some steps. */
        static Player generator(Node loss, GamePlan plan, Remedy remedy, int after) {
            return new Player(loss, JUDGES.negate(), plan.generator(remedy), after);
        }
    }

    /** A random input. */
    record Noise(Node node, boolean gumbel) {
        /** Numbers for so many rows. */
        float[] draw(int rows, RandomStream random) {
            float[] values = new float[Math.multiplyExact(rows, node.units())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (gumbel ? gumbel(random.nextDouble()) : random.nextGaussian());
            }
            return values;
        }

        private static double gumbel(double uniform) {
            return -StrictMath.log(-StrictMath.log(Math.max(uniform, Double.MIN_NORMAL)));
        }
    }

    /** Prepares steps. */
    interface Turns {
        Turns NONE = (trainers, batch, count, step) -> {};

        /**
         * Called before the players' steps on a batch.
         *
         * @param trainers of the players, to set coefficients with
         * @param batch begins with the rows of the batch
         * @param count how many these are
         * @param step counted from 0
         */
        void begin(List<Trainer> trainers, Matrix batch, int count, long step);
    }
}
