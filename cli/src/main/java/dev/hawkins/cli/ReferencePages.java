package dev.hawkins.cli;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Family;
import dev.hawkins.detect.SettingDescription;
import dev.hawkins.detect.Settings;
import dev.hawkins.prepare.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference of all detectors as Markdown: a page per family and an index, from the text of {@code hawkins detectors NAME}. */
final class ReferencePages {
    private static final String GENERATED =
            "<!-- Made from the catalogue of detectors; CONTRIBUTING.md says how to make it anew. -->\n\n";

    private ReferencePages() {}

    /** The pages by their place below the folder {@code docs}. */
    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index());
        for (Family family : CatalogueText.families()) {
            pages.put(place(family), page(family));
        }
        return pages;
    }

    private static String place(Family family) {
        return "detectors/" + Tree.name(family) + ".md";
    }

    private static String index() {
        StringBuilder text = new StringBuilder(GENERATED);
        text.append("# Detectors\n\n");
        text.append(
                        "`hawkins detectors` lists them, `hawkins detectors NAME` shows what is written here. A detector is")
                .append(" chosen with `--detector NAME`, its settings with `--set KEY=VALUE`.\n\n");
        text.append("| detector | family | what it does | capabilities |\n|---|---|---|---|\n");
        for (CatalogueEntry entry : Catalogue.all()) {
            text.append("| [%s](%s#%s) | %s | %s | %s |\n"
                    .formatted(
                            entry.name(),
                            place(entry.family()),
                            entry.name(),
                            Tree.name(entry.family()),
                            cell(CatalogueText.idea(entry)),
                            CatalogueText.capabilities(entry)));
        }
        text.append("\n## Capabilities\n\n");
        for (Capability capability : Capability.values()) {
            text.append("- `%s`: %s\n".formatted(Tree.name(capability), CatalogueText.ability(capability)));
        }
        text.append(
                        "\nReasons are parts of the score for every detector: they sum to it, from a base. Where a method has no")
                .append(
                        " exact parts, its page says by which approximation they are shared out; `--reasons model-free`")
                .append(
                        " shares any score out by sampled Shapley values instead, which `hawkins explain` does by itself")
                .append(" where the method's own are a rule of thumb.\n");
        return text.toString();
    }

    private static String page(Family family) {
        StringBuilder text = new StringBuilder(GENERATED);
        text.append("# %s\n\n%s\n\n".formatted(title(family), CatalogueText.idea(family)));
        text.append("[All detectors](../README.md)\n");
        for (CatalogueEntry entry : CatalogueText.members(family)) {
            text.append(section(entry));
        }
        return text.toString();
    }

    private static String section(CatalogueEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append("\n## %s\n\n".formatted(entry.name()));
        text.append(CatalogueText.idea(entry)).append("\n\n");
        text.append("**When to use it, and when not.** ")
                .append(CatalogueText.advice(entry))
                .append("\n\n");
        text.append("- **Score**: ").append(entry.formula()).append("\n");
        text.append("- **Source**: ").append(entry.citation()).append("\n");
        text.append("- **Capabilities**: ")
                .append(CatalogueText.capabilities(entry))
                .append("\n");
        text.append("- **Reasons**: ").append(entry.attribution()).append("\n\n");
        return text.append(settings(entry)).append(profiles(entry)).toString();
    }

    private static String settings(CatalogueEntry entry) {
        Map<String, String> values = Settings.texts(entry.defaults());
        if (values.isEmpty()) {
            return "It has no settings.\n";
        }
        StringBuilder text = new StringBuilder("| setting | default | takes | meaning |\n|---|---|---|---|\n");
        for (SettingDescription setting : Settings.describe(entry.defaults().getClass())) {
            String range = setting.range().isEmpty() ? "" : ", " + setting.range();
            String unit = setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
            text.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            setting.key(),
                            values.get(setting.key()),
                            cell(setting.kind() + range),
                            cell(setting.help() + unit)));
        }
        return text.toString();
    }

    private static String profiles(CatalogueEntry entry) {
        StringBuilder text = new StringBuilder();
        for (String profile : entry.profiles().keySet()) {
            String differences = CatalogueText.differences(entry, profile).stream()
                    .map(setting -> "`" + setting + "`")
                    .collect(Collectors.joining(", "));
            text.append("\n`--set profile=%s` %s\n"
                    .formatted(
                            profile,
                            differences.isEmpty()
                                    ? "is the same as the defaults."
                                    : "starts from " + differences + "."));
        }
        return text.toString();
    }

    /** A bar would end the cell of a table. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String title(Family family) {
        String name = Tree.name(family);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
