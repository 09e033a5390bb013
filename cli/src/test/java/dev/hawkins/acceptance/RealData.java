package dev.hawkins.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawkins.datasets.DataFolder;
import dev.hawkins.datasets.DataSet;
import dev.hawkins.datasets.DataSets;
import dev.hawkins.pipeline.Labelling;
import dev.hawkins.table.ReadOptions;
import dev.hawkins.table.Table;
import dev.hawkins.table.TableReader;
import dev.hawkins.table.TableSource;

/** Known data sets, where the machine has them. */
record RealData(DataSet set) {
    /** Ends the test as skipped, saying so, if one of the data sets is not here. */
    static void need(String... names) {
        for (String name : names) {
            assumeTrue(
                    isHere(name),
                    "dataset:" + name + " is not here (HAWKINS_DATA names the data folder): test skipped");
        }
    }

    static boolean isHere(String name) {
        return DataFolder.ofEnvironment(System.getenv()).has(DataSets.find(name));
    }

    static RealData of(String name) {
        return new RealData(DataSets.find(name));
    }

    TableSource source() {
        return DataSets.source(set.name());
    }

    Table all() {
        try (TableReader reader = source().open(ReadOptions.defaults())) {
            return reader.readAll();
        }
    }

    /** The first rows. */
    Table head(int rows) {
        try (TableReader reader = source().open(ReadOptions.defaults())) {
            return reader.next(rows);
        }
    }

    Labelling labelling() {
        return new Labelling(set.label(), set.normal());
    }

    boolean[] anomalies(Table table) {
        return labelling().anomalies(labelling().texts(table));
    }
}
