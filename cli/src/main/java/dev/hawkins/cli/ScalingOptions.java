package dev.hawkins.cli;

import dev.hawkins.prepare.PrepareSettings;
import dev.hawkins.prepare.Scaling;
import dev.hawkins.prepare.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How columns become inputs. */
final class ScalingOptions {
    @Option(
            names = "--scaling",
            paramLabel = "[COLUMN=]RULE",
            description = "How numbers are scaled, all or those of a column: auto (the default), z-score, min-max,"
                    + " robust, log or none. Can be repeated.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--max-categories",
            paramLabel = "N",
            defaultValue = "128",
            description = "Most categories of a column with an input of their own; the rarer ones share one."
                    + " ${DEFAULT-VALUE} by default.")
    private int maxCategories;

    @Option(
            names = "--clip",
            paramLabel = "K",
            defaultValue = "0",
            description = "Cut scaled numbers off at plus and minus K; 0, the default, leaves them.")
    private double clip;

    PrepareSettings settings() {
        Scaling all = Scaling.AUTO;
        Map<String, Scaling> columns = new LinkedHashMap<>();
        for (String rule : rules) {
            int equals = rule.lastIndexOf('=');
            if (equals < 0) {
                all = scaling(rule);
            } else {
                columns.put(rule.substring(0, equals), scaling(rule.substring(equals + 1)));
            }
        }
        Scaling rule = all;
        return UsageException.understood(() -> new PrepareSettings(rule, maxCategories, clip, columns));
    }

    private static Scaling scaling(String name) {
        for (Scaling scaling : Scaling.values()) {
            if (Tree.name(scaling).equals(name)) {
                return scaling;
            }
        }
        throw new UsageException("--scaling must be one of %s but was '%s'"
                .formatted(Arrays.stream(Scaling.values()).map(Tree::name).collect(Collectors.joining(", ")), name));
    }
}
