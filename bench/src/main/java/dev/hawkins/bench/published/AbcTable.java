package dev.hawkins.bench.published;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the experiments of Yamanaka et al. 2019 and prints a table of what they published and what comes out here.
 *
 * <pre>
 * ./mvnw -pl bench -am package -DskipTests
 * java --add-modules jdk.incubator.vector -cp 'bench/target/classes:bench/target/lib/*' \
 *     dev.hawkins.bench.published.AbcTable results.txt toy-1,kdd-1 5 abc,ae,svm:max-rows=5000
 * </pre>
 *
 * <p>Arguments: a file for the results, experiments ({@link AbcSetting}), number of seeds, and methods ({@link AbcMethod}; all
 * of the paper by default). Every result is appended to the file as it comes, and one that is there already is not run again,
 * so that the same command goes on after a stop, and with more seeds adds those. At the end the table of all results in the
 * file is printed and appended; with the file alone, nothing else.
 */
public final class AbcTable {
    private AbcTable() {}

    public static void main(String[] arguments) {
        AbcResults results = new AbcResults(Path.of(arguments[0]));
        AbcRunner runner = new AbcRunner();
        for (AbcCell cell : cells(arguments)) {
            if (!results.has(cell)) {
                AbcResult result = runner.run(cell);
                results.add(result);
                System.out.println(result.line());
            }
        }
        List<String> table = table(results.all());
        table.forEach(System.out::println);
        results.remark(table);
    }

    /** The cells that the arguments ask for, the first seed of all of them first. */
    static List<AbcCell> cells(String... arguments) {
        if (arguments.length == 1) {
            return List.of();
        }
        String methods = arguments.length > 3 ? arguments[3] : String.join(",", AbcFigures.METHODS);
        List<AbcCell> cells = new ArrayList<>();
        for (long seed = 1; seed <= Integer.parseInt(arguments[2]); seed++) {
            for (String setting : arguments[1].split(",")) {
                for (String method : methods.split(",")) {
                    cells.add(new AbcCell(AbcSetting.parse(setting), AbcMethod.parse(method), seed));
                }
            }
        }
        return cells;
    }

    private static List<String> table(List<AbcResult> results) {
        List<String> table = new ArrayList<>(List.of(AbcComparison.head()));
        AbcComparison.of(results).forEach(comparison -> table.add(comparison.line()));
        return table;
    }
}
