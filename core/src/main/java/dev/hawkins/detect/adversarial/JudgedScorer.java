package dev.hawkins.detect.adversarial;

import dev.hawkins.detect.Scorer;
import dev.hawkins.detect.ShapleyValues;
import java.util.Arrays;

/** Scores and explains for a {@link JudgedModel}. */
final class JudgedScorer implements Scorer {
    private final JudgedModel model;
    private final Rating rating;
    /** Rates rows by themselves, for explanations. */
    private final Rating apart;

    private final int inputs;
    private ShapleyValues shares;

    JudgedScorer(JudgedModel model, int maxRows) {
        this.model = model;
        rating = model.rating(maxRows);
        apart = model.judgement().together() ? model.ratingApart(maxRows) : rating;
        inputs = model.layout().inputs();
    }

    @Override
    public void score(float[] rows, int offset, int count, double[] scores, int scoresOffset) {
        rating.score(rows, offset, count, scores, scoresOffset);
    }

    @Override
    public void explain(
            float[] rows,
            int offset,
            int count,
            double[] scores,
            double[] contributions,
            float[] expected,
            float[] spread) {
        Arrays.fill(contributions, 0, count * inputs, 0);
        if (model.judgement().expected() == null) {
            Arrays.fill(expected, 0, count * inputs, Float.NaN);
            Arrays.fill(spread, 0, count * inputs, Float.NaN);
        } else {
            compare(rows, offset, count, contributions, expected, spread);
        }
        if (model.judgement().rest() != null) {
            share(rows, offset, count, contributions);
        }
        apart.score(rows, offset, count, scores, 0);
    }

    private void compare(
            float[] rows, int offset, int count, double[] contributions, float[] expected, float[] spread) {
        for (int from = 0; from < count; from += apart.atOnce()) {
            int part = Math.min(apart.atOnce(), count - from);
            apart.run(rows, offset + from * inputs, part);
            System.arraycopy(apart.expected(), 0, expected, from * inputs, part * inputs);
        }
        for (int i = 0; i < count * inputs; i++) {
            double difference = (double) rows[offset + i] - expected[i];
            contributions[i] = model.weighing().of(i % inputs, difference);
            spread[i] = model.spread()[i % inputs];
        }
    }

    private void share(float[] rows, int offset, int count, double[] contributions) {
        if (shares == null) {
            Rating rests = model.ratingApart(Rating.CHUNK);
            shares = ShapleyValues.from(model.typical(), model.layout(), model.sharing(), rests::rest);
        }
        shares.addRows(rows, offset, count, contributions);
    }
}
