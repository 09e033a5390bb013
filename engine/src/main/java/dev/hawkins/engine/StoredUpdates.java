package dev.hawkins.engine;

import java.util.ArrayList;
import java.util.List;

/** The optimiser's pass over stored gradients, where the norm of all of them was needed first. */
final class StoredUpdates<A> implements Team.Job {
    /** Neighbouring parameters of one kind. */
    private record Piece(int offset, int n, boolean weights) {}

    /** Most parameters per task; a multiple of 16. */
    private static final int MOST = 1 << 14;

    private final Piece[] pieces;
    private final UpdateRule<A> rule;
    private final A gradients;

    StoredUpdates(List<Layer> layers, UpdateRule<A> rule, A gradients) {
        this.rule = rule;
        this.gradients = gradients;
        List<Piece> cut = new ArrayList<>();
        for (Layer layer : layers) {
            cut(cut, layer.weights(), layer.bias(), layer.penalised());
            cut(cut, layer.bias(), layer.end(), false);
        }
        pieces = cut.toArray(Piece[]::new);
    }

    private static void cut(List<Piece> pieces, int from, int to, boolean weights) {
        for (int offset = from; offset < to; offset += MOST) {
            pieces.add(new Piece(offset, Math.min(MOST, to - offset), weights));
        }
    }

    void run(Team team) {
        team.run(this, pieces.length);
    }

    @Override
    public void run(int task, int member) {
        Piece piece = pieces[task];
        rule.apply(piece.offset, gradients, piece.offset, piece.n, piece.weights);
    }
}
