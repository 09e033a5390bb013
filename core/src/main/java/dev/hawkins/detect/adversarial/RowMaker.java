package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.CategoryDraw;
import dev.hawkins.detect.Generator;
import dev.hawkins.detect.InputLimits;
import dev.hawkins.engine.Inference;
import dev.hawkins.engine.Matrix;
import dev.hawkins.engine.Node;
import dev.hawkins.engine.RandomStream;
import dev.hawkins.prepare.InputLayout;
import java.util.ArrayList;
import java.util.List;

/** The generator of a match that was played, which makes a row of a row with fresh noise. */
record RowMaker(Match match, InputLimits limits, InputLayout layout) implements Generator {
    private static final int CHUNK = 1024;

    @Override
    public Intent intent() {
        return Intent.NEAR_MISSES;
    }

    @Override
    public boolean startsFromNothing() {
        return false;
    }

    @Override
    public Matrix around(Matrix rows, RandomStream random) {
        Node row = match.judgement().row();
        List<Node> fed = new ArrayList<>(List.of(row));
        match.noises().forEach(noise -> fed.add(noise.node()));
        Inference inference = match.judgement().network().inference(fed, List.of(match.made()), CHUNK);
        float[] seen = new float[CHUNK * row.units()];
        float[] made = new float[rows.values().length];
        for (int from = 0; from < rows.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, rows.rows() - from);
            limits.apply(rows.values(), from * row.units(), count, seen);
            inference.feed(row, seen, 0, count);
            for (Match.Noise noise : match.noises()) {
                inference.feed(noise.node(), noise.draw(count, random), 0, count);
            }
            inference.run(count);
            inference.fetch(match.made(), made, from * row.units());
        }
        Matrix drawn = new Matrix(rows.rows(), rows.columns(), made);
        CategoryDraw.draw(drawn, layout, random);
        return drawn;
    }
}
