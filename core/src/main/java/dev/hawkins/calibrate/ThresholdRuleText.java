package dev.hawkins.calibrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Threshold rules by name. */
final class ThresholdRuleText {
    private record Entry(double usual, DoubleFunction<ThresholdRule> make) {}

    private static final Map<String, Entry> RULES = rules();

    private ThresholdRuleText() {}

    private static Map<String, Entry> rules() {
        Map<String, Entry> rules = new LinkedHashMap<>();
        rules.put("false-alarms", new Entry(.01, ThresholdRule.FalseAlarms::new));
        rules.put("percentile", new Entry(.1, ThresholdRule.Percentile::new));
        rules.put("sd", new Entry(3, ThresholdRule.MeanSd::new));
        rules.put("mad", new Entry(3.5, ThresholdRule.MedianMad::new));
        rules.put("iqr", new Entry(1.5, ThresholdRule.InterquartileRange::new));
        rules.put("pot", new Entry(1e-3, risk -> new ThresholdRule.PeaksOverThreshold(.98, risk)));
        return Collections.unmodifiableMap(rules);
    }

    static ThresholdRule parse(String text) {
        String[] parts = text.split("=", 2);
        Entry entry = RULES.get(parts[0].strip());
        if (entry == null) {
            throw new CalibrationException("there is no threshold rule '%s'; the rules are %s"
                    .formatted(parts[0].strip(), String.join(", ", RULES.keySet())));
        }
        return entry.make().apply(parts.length == 1 ? entry.usual() : number(parts[0].strip(), parts[1].strip()));
    }

    private static double number(String rule, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new CalibrationException("%s must be a number but was '%s'".formatted(rule, value));
        }
    }
}
