package dev.hawkins.cli;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Family;
import dev.hawkins.detect.SettingDescription;
import dev.hawkins.detect.Settings;
import dev.hawkins.prepare.Tree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    /** By family, with what each can do or needs. */
    private static String list() {
        StringBuilder text = new StringBuilder();
        for (Family family : CatalogueText.families()) {
            text.append("%s: %s\n".formatted(Tree.name(family), CatalogueText.idea(family)));
            TextTable table = new TextTable("lll");
            for (CatalogueEntry entry : CatalogueText.members(family)) {
                table.row(entry.name(), CatalogueText.capabilities(entry), CatalogueText.idea(entry));
            }
            text.append(table.text("  ")).append('\n');
        }
        TextTable marks = new TextTable("ll");
        for (Capability capability : Capability.values()) {
            marks.row(Tree.name(capability), CatalogueText.ability(capability));
        }
        return text.append(marks.text(""))
                .append("\nhawkins detectors NAME shows the settings of one.\n")
                .toString();
    }

    private static String entry(CatalogueEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append(entry.name())
                .append("  (")
                .append(Tree.name(entry.family()))
                .append(")\n\n");
        text.append(Paragraph.wrap(CatalogueText.idea(entry), "  ", WIDTH)).append('\n');
        text.append(Paragraph.wrap("When to use it, and when not: " + CatalogueText.advice(entry), "  ", WIDTH))
                .append('\n');
        text.append(Paragraph.wrap("Score: " + entry.formula() + ".", "  ", WIDTH));
        text.append(Paragraph.wrap("Reasons: " + entry.attribution() + ".", "  ", WIDTH));
        text.append(Paragraph.wrap("Source: " + entry.citation() + ".", "  ", WIDTH));
        for (Capability capability : entry.capabilities()) {
            text.append(Paragraph.wrap("It " + CatalogueText.ability(capability) + ".", "  ", WIDTH));
        }
        text.append("\nSettings, changed with --set KEY=VALUE\n").append(settings(entry));
        for (String profile : entry.profiles().keySet()) {
            List<String> differences = CatalogueText.differences(entry, profile);
            text.append("\n--set profile=%s %s\n"
                    .formatted(profile, differences.isEmpty() ? "is the same as the defaults" : "starts from"));
            if (!differences.isEmpty()) {
                text.append(Paragraph.wrap(String.join(" ", differences), "  ", WIDTH));
            }
        }
        return text.toString();
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
}
