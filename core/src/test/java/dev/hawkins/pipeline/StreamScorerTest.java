package dev.hawkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.detect.Catalogue;
import dev.hawkins.table.MemorySource;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableException;
import dev.hawkins.table.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamScorerTest {
    private static final Table ROWS = TestTables.payments(20_000, 20, 3).without(List.of("kind"));
    private static final TrainedModel MODEL =
            new Fitting(Catalogue.get("ae").configure(java.util.Map.of("epochs", "2"))).fit(ROWS.slice(0, 500));

    @Test
    void givesTheScoresOfOneTableInInputOrderWithAnyNumberOfThreads() {
        double[] expected = MODEL.score(ROWS).score();
        for (int threads : new int[] {1, 2, 5}) {
            List<Double> scores = new ArrayList<>();
            List<Long> firsts = new ArrayList<>();
            long rows = new StreamScorer(MODEL, threads, 0).score(reader(), chunk -> chunk, chunk -> {
                firsts.add(chunk.firstRow());
                for (double score : chunk.scores().score()) {
                    scores.add(score);
                }
            });

            assertThat(rows).isEqualTo(20_000);
            assertThat(firsts).hasSizeGreaterThan(4).isSorted().startsWith(1L);
            assertThat(scores)
                    .containsExactly(java.util.Arrays.stream(expected).boxed().toArray(Double[]::new));
        }
        assertThat(expected[19_999]).isGreaterThan(MODEL.threshold());
    }

    @Test
    void countsValuesThatAreMissingOnlyNowOverAllThreads() {
        double[][] complete = new double[200][2];
        double[][] lacking = new double[3000][2];
        for (int r = 0; r < 3000; r++) {
            complete[r % 200][0] = r % 17;
            complete[r % 200][1] = r % 5;
            lacking[r][0] = r % 4 == 0 ? Double.NaN : r % 17;
            lacking[r][1] = r % 5;
        }
        TrainedModel model = new Fitting(Catalogue.get("pca").defaults()).fit(Table.ofNumbers(complete));
        StreamScorer scorer = new StreamScorer(model, 3, 0);
        try (TableReader reader =
                new MemorySource("rows", Table.ofNumbers(lacking)).open(model.schema(), ReadOptions.defaults())) {
            scorer.score(reader, chunk -> chunk, chunk -> {});
        }
        assertThat(scorer.notices())
                .containsExactly(
                        "column 'x1' has no value in 750 of 3,000 rows, although it had one in every training row;"
                                + " the usual value stands in, so these rows do not look strange there");
    }

    @Test
    void oneRowAtATimeGivesTheSameBits() {
        double[] expected = MODEL.score(ROWS.slice(0, 50)).score();
        for (int r = 0; r < 50; r++) {
            assertThat(MODEL.score(ROWS.slice(r, r + 1)).score()).containsExactly(expected[r]);
        }
        assertThat(expected).doesNotHaveDuplicates();
    }

    @Test
    void readsNoFartherAheadThanItScores() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TableReader counting =
                new Watched(reader(), () -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max));
        new StreamScorer(MODEL, 2, 0).score(counting, chunk -> chunk, chunk -> underWay.decrementAndGet());

        assertThat(most.get()).isLessThanOrEqualTo(6);
    }

    @Test
    void explainsIfAsked() {
        List<Integer> reasons = new ArrayList<>();
        new StreamScorer(MODEL, 1, 2).score(reader(), chunk -> chunk, chunk -> chunk.explanations()
                .forEach(e -> reasons.add(e.reasons().size())));

        assertThat(reasons).hasSize(20_000).containsOnly(2);
    }

    @Test
    void passesFailuresOn() {
        TableReader failing = new Watched(reader(), () -> {
            throw new TableException("line 17 is broken");
        });
        assertThatThrownBy(() -> new StreamScorer(MODEL, 2, 0).score(failing, chunk -> chunk, chunk -> {}))
                .isInstanceOf(TableException.class)
                .hasMessage("line 17 is broken");
        assertThatThrownBy(() -> new StreamScorer(MODEL, 2, 0)
                        .score(
                                reader(),
                                chunk -> {
                                    throw new IllegalStateException("no");
                                },
                                chunk -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }

    private static TableReader reader() {
        return new MemorySource("memory", ROWS).open(MODEL.schema(), ReadOptions.defaults());
    }

    /** Runs something at every chunk read. */
    private record Watched(TableReader reader, Runnable atChunk) implements TableReader {
        @Override
        public Schema schema() {
            return reader.schema();
        }

        @Override
        public Table next(int maxRows) {
            Table chunk = reader.next(maxRows);
            if (chunk != null) {
                atChunk.run();
            }
            return chunk;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
