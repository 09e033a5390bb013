package dev.hawkins.pipeline;

import dev.hawkins.engine.RandomStream;
import dev.hawkins.table.Column;
import dev.hawkins.table.Kind;
import dev.hawkins.table.Schema;
import dev.hawkins.table.Table;
import java.util.List;

/** Small tables for tests. */
public final class TestTables {
    private TestTables() {}

    /**
     * Payments with correlated columns {@code amount}, {@code fee}, {@code country}, {@code online} and missing values; the
     * last rows are anomalies with an amount of 5000 and the label {@code fraud} in column {@code kind}.
     */
    public static Table payments(int rows, int anomalies, long seed) {
        RandomStream random = RandomStream.of(seed, "payments");
        double[] amount = new double[rows];
        double[] fee = new double[rows];
        int[] country = new int[rows];
        double[] online = new double[rows];
        int[] kind = new int[rows];
        for (int r = 0; r < rows; r++) {
            boolean anomaly = r >= rows - anomalies;
            country[r] = random.nextInt(3);
            amount[r] = anomaly ? 5000 : 50 + 10 * country[r] + 5 * random.nextGaussian();
            fee[r] = random.nextInt(20) == 0 ? Double.NaN : amount[r] * 0.02 + 0.1 * random.nextGaussian();
            online[r] = random.nextInt(2);
            kind[r] = anomaly ? 1 : 0;
        }
        return new Table(
                new Schema(List.of(
                        Column.of("amount", Kind.NUMERIC),
                        Column.of("fee", Kind.NUMERIC),
                        Column.of("country", Kind.CATEGORICAL),
                        new Column("online", Kind.BINARY, List.of("no", "yes"), ""),
                        Column.of("kind", Kind.CATEGORICAL))),
                List.of(
                        new Table.Numbers(amount),
                        new Table.Numbers(fee),
                        new Table.Codes(country, List.of("GB", "FR", "DE")),
                        new Table.Numbers(online),
                        new Table.Codes(kind, List.of("normal", "fraud"))));
    }
}
