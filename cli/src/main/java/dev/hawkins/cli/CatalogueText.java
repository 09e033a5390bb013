package dev.hawkins.cli;

import dev.hawkins.detect.Capability;
import dev.hawkins.detect.Catalogue;
import dev.hawkins.detect.CatalogueEntry;
import dev.hawkins.detect.Family;
import dev.hawkins.detect.Settings;
import dev.hawkins.prepare.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the list of detectors and their reference pages say alike. */
final class CatalogueText {
    private CatalogueText() {}

    static List<Family> families() {
        return Catalogue.all().stream().map(CatalogueEntry::family).distinct().toList();
    }

    static List<CatalogueEntry> members(Family family) {
        return Catalogue.all().stream()
                .filter(entry -> entry.family() == family)
                .toList();
    }

    /** What a detector does, in one sentence. */
    static String idea(CatalogueEntry entry) {
        int end = entry.summary().indexOf(". ");
        return end < 0 ? entry.summary() : entry.summary().substring(0, end + 1);
    }

    /** When to use it, and when not. */
    static String advice(CatalogueEntry entry) {
        return entry.summary().substring(idea(entry).length()).strip();
    }

    /** The settings of a profile that are not the defaults, as KEY=VALUE. */
    static List<String> differences(CatalogueEntry entry, String profile) {
        Map<String, String> usual = Settings.texts(entry.defaults());
        return Settings.texts(entry.profile(profile)).entrySet().stream()
                .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    static String capabilities(CatalogueEntry entry) {
        return entry.capabilities().isEmpty()
                ? "none"
                : entry.capabilities().stream().map(Tree::name).collect(Collectors.joining(", "));
    }

    /** What it can do or needs, after "it". */
    static String ability(Capability capability) {
        return switch (capability) {
            case ADDITIVE -> "explains exactly: the contributions of the columns are parts of the score";
            case EXPECTS -> "says which value it expected of each column";
            case GENERATES -> "makes rows for hawkins generate";
            case USES_LABELS -> "learns from known anomalies where --label gives some, and does without where not";
            case CHOOSES_BY_LABELS ->
                "chooses its epoch by known anomalies where --set select=labelled asks for it, and looks at none otherwise";
            case NEEDS_LABELS -> "learns from known anomalies and cannot do without: it needs --label";
            case WINDOWS -> "reads rows that are series or images, whose shape it must be told";
            case STREAMING -> "can learn from one row at a time";
            case BASELINE -> "is a baseline, which any useful detector must beat";
        };
    }

    /** What the detectors of a family have in common. */
    static String idea(Family family) {
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
