package dev.hawkins.cli;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Family;
import dev.hawkins.detect.SettingDescription;
import dev.hawkins.detect.Settings;
import dev.hawkins.prepare.Tree;
import java.util.LinkedHashMap;
import java.util.List;
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
        for (Family family : families()) {
            pages.put(place(family), page(family));
        }
        return pages;
    }

    private static List<Family> families() {
        return Catalogue.all().stream().map(CatalogueEntry::family).distinct().toList();
    }

    private static List<CatalogueEntry> members(Family family) {
        return Catalogue.all().stream()
                .filter(entry -> entry.family() == family)
                .toList();
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
                            cell(firstSentence(entry)),
                            capabilities(entry)));
        }
        text.append("\n## Capabilities\n\n");
        for (Capability capability : Capability.values()) {
            text.append("- `%s`: %s\n".formatted(Tree.name(capability), DetectorsCommand.ability(capability)));
        }
        text.append(
                        "\nReasons are parts of the score for every detector: they sum to it, from a base. Where a method has no")
                .append(" exact parts, its page says by which approximation they are shared out.\n");
        return text.toString();
    }

    private static String page(Family family) {
        StringBuilder text = new StringBuilder(GENERATED);
        text.append("# %s\n\n%s\n\n".formatted(title(family), idea(family)));
        text.append("[All detectors](../README.md)\n");
        for (CatalogueEntry entry : members(family)) {
            text.append(section(entry));
        }
        return text.toString();
    }

    private static String section(CatalogueEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append("\n## %s\n\n".formatted(entry.name()));
        text.append(firstSentence(entry)).append("\n\n");
        text.append("**When to use it, and when not.** ").append(rest(entry)).append("\n\n");
        text.append("- **Score**: ").append(entry.formula()).append("\n");
        text.append("- **Source**: ").append(entry.citation()).append("\n");
        text.append("- **Capabilities**: ").append(capabilities(entry)).append("\n");
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
            String differences = differences(entry, profile);
            text.append("\n`--set profile=%s` %s\n"
                    .formatted(
                            profile,
                            differences.isEmpty()
                                    ? "is the same as the defaults."
                                    : "starts from " + differences + "."));
        }
        return text.toString();
    }

    private static String differences(CatalogueEntry entry, String profile) {
        Map<String, String> usual = Settings.texts(entry.defaults());
        return Settings.texts(entry.profile(profile)).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
                .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String capabilities(CatalogueEntry entry) {
        return entry.capabilities().isEmpty()
                ? "none"
                : entry.capabilities().stream().map(Tree::name).collect(Collectors.joining(", "));
    }

    private static String firstSentence(CatalogueEntry entry) {
        int end = entry.summary().indexOf(". ");
        return end < 0 ? entry.summary() : entry.summary().substring(0, end + 1);
    }

    private static String rest(CatalogueEntry entry) {
        return entry.summary().substring(firstSentence(entry).length()).strip();
    }

    /** A bar would end the cell of a table. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String title(Family family) {
        String name = Tree.name(family);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String idea(Family family) {
        return switch (family) {
            case TRIVIAL -> "Baselines: what a useful detector must beat.";
            case RECONSTRUCTION -> "Restore a row from less than all of it, and score what is lost.";
            case VARIATIONAL -> "Learn the probability of rows through a random latent code.";
            case ADVERSARIAL -> "Let two networks compete, one that makes rows and one that judges them.";
            case LABELLED -> "Use known anomalies beside normal rows.";
            case KERNEL -> "Compare rows by a kernel, as if in a space of very many columns.";
            case ISOLATION -> "Cut the rows at random places and score how easily a row is set apart.";
            case NEIGHBOUR -> "Compare a row with the training rows nearest to it.";
            case CLUSTER -> "Sum up the training rows by a few centres or a density, and score the distance from them.";
            case STATISTIC -> "Describe columns, or all of them as one cloud, by classical statistics.";
            case SEQUENCE -> "Read rows as series, one step after the other.";
            case COMBINATION -> "Combine the scores of several detectors.";
        };
    }
}
