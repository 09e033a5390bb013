package dev.hawkins.cli;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.SettingDescription;
import dev.hawkins.detect.Settings;
import dev.hawkins.prepare.Tree;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The catalogue, or one of its entries with all settings. */
@Command(name = "detectors", description = "List the detectors, or the settings of one.", sortOptions = false)
final class DetectorsCommand implements Callable<Integer> {
    private static final int WIDTH = 96;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A detector.")
    private String name;

    private final Console console;

    DetectorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.print(name == null ? list() : entry(UsageException.understood(() -> Catalogue.get(name))));
        return 0;
    }

    private static String list() {
        TextTable table = new TextTable("lll");
        for (CatalogueEntry entry : Catalogue.all()) {
            table.row(entry.name(), Tree.name(entry.family()), firstSentence(entry.summary()));
        }
        return table.text("") + "\nhawkins detectors NAME shows the settings of one.\n";
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String entry(CatalogueEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append(entry.name())
                .append("  (")
                .append(Tree.name(entry.family()))
                .append(")\n\n");
        text.append(Paragraph.wrap(entry.summary(), "  ", WIDTH)).append('\n');
        text.append(Paragraph.wrap("Score: " + entry.formula() + ".", "  ", WIDTH));
        text.append(Paragraph.wrap("Reasons: " + entry.attribution() + ".", "  ", WIDTH));
        text.append(Paragraph.wrap("Source: " + entry.citation() + ".", "  ", WIDTH));
        for (Capability capability : entry.capabilities()) {
            text.append(Paragraph.wrap("It " + ability(capability) + ".", "  ", WIDTH));
        }
        text.append("\nSettings, changed with --set KEY=VALUE\n").append(settings(entry));
        for (String profile : entry.profiles().keySet()) {
            text.append("\n--set profile=%s starts from\n".formatted(profile));
            text.append(Paragraph.wrap(differences(entry, profile), "  ", WIDTH));
        }
        return text.toString();
    }

    /** What it can do or needs, after "it". */
    static String ability(Capability capability) {
        return switch (capability) {
            case ADDITIVE -> "explains exactly: the contributions of the columns are parts of the score";
            case EXPECTS -> "says which value it expected of each column";
            case GENERATES -> "can generate rows";
            case USES_LABELS -> "learns from known anomalies where --label gives some, and does without where not";
            case CHOOSES_BY_LABELS ->
                "chooses its epoch by known anomalies where --set select=labelled asks for it, and looks at none otherwise";
            case NEEDS_LABELS -> "learns from known anomalies and cannot do without: it needs --label";
            case WINDOWS -> "reads rows that are series or images, whose shape it must be told";
            case STREAMING -> "can learn from one row at a time";
            case BASELINE -> "is a baseline, which any useful detector must beat";
        };
    }

    private static String settings(CatalogueEntry entry) {
        Map<String, String> values = Settings.texts(entry.defaults());
        if (values.isEmpty()) {
            return "  none\n";
        }
        StringBuilder text = new StringBuilder();
        for (SettingDescription setting : Settings.describe(entry.defaults().getClass())) {
            String range = setting.range().isEmpty() ? "" : ", " + setting.range();
            String unit = setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
            text.append("  ")
                    .append(setting.key())
                    .append('=')
                    .append(values.get(setting.key()))
                    .append('\n');
            text.append(Paragraph.wrap(setting.help() + unit + ": " + setting.kind() + range, "      ", WIDTH));
        }
        return text.toString();
    }

    private static String differences(CatalogueEntry entry, String profile) {
        Map<String, String> usual = Settings.texts(entry.defaults());
        return Settings.texts(entry.profile(profile)).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
