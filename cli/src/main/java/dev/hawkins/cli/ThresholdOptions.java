package dev.hawkins.cli;

import dev.hawkins.calibrate.ThresholdRule;
import dev.hawkins.pipeline.TrainedModel;
import picocli.CommandLine.Option;

/** Above which score a row is called an anomaly. */
final class ThresholdOptions {
    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            description = "Share of normal rows that may be called anomalies, for example 0.01, the default of fit.")
    private Double falseAlarms;

    @Option(
            names = "--threshold-rule",
            paramLabel = "RULE",
            description = "Another rule: percentile=0.1, sd=3, mad=3.5, iqr=1.5 or pot=0.001.")
    private String rule;

    /** The rule asked for, or null. */
    ThresholdRule rule() {
        if (falseAlarms != null && rule != null) {
            throw new UsageException("--false-alarms and --threshold-rule exclude each other");
        }
        if (falseAlarms != null) {
            return UsageException.understood(() -> new ThresholdRule.FalseAlarms(falseAlarms));
        }
        return rule == null ? null : UsageException.understood(() -> ThresholdRule.parse(rule));
    }

    /** The model with the threshold asked for, or as it is. */
    TrainedModel apply(TrainedModel model) {
        ThresholdRule wanted = rule();
        return wanted == null ? model : model.withRule(wanted);
    }
}
