package dev.hawkins.detect;

import dev.hawkins.detect.adversarial.Arn;
import dev.hawkins.detect.adversarial.BiGan;
import dev.hawkins.detect.adversarial.FenceGan;
import dev.hawkins.detect.adversarial.Ganomaly;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue in which two networks play against each other. */
final class AdversarialDetectors {
    static final List<CatalogueEntry> ENTRIES = List.of(
            new CatalogueEntry(
                    "bigan",
                    Family.ADVERSARIAL,
                    new BiGan(),
                    bigans(),
                    "A generator of rows and an encoder that learn, against a discriminator, to be each other's inverse; rows that"
                            + " they do not restore are strange. For tens of thousands of rows that lie on bent surfaces. Results"
                            + " differ from seed to seed, and ae reaches the same on most tables in a fraction of the time.",
                    "(1 - w) times the sum of absolute differences between the row and the restored row, plus w times the distance"
                            + " between the two in the discriminator's last hidden layer",
                    "Donahue, Krahenbuhl and Darrell 2017, arXiv 1605.09782; Zenati et al. 2018, arXiv 1802.06222; profile ff12:"
                            + " Cloudera Fast Forward report FF12, 2020",
                    Set.of(Capability.EXPECTS, Capability.CHOOSES_BY_LABELS)),
            new CatalogueEntry(
                    "ganomaly",
                    Family.ADVERSARIAL,
                    new Ganomaly(),
                    Map.of("tables", Ganomaly.tables()),
                    "An autoencoder that reads again what it restored, and scores how much its code changed on the way; a"
                            + " discriminator keeps restored rows realistic. For tables whose columns are noisy one by one but"
                            + " normal as a whole. An encoder that gives all rows one code scores nothing: compare it with ae"
                            + " before you trust it.",
                    "mean squared difference between the codes of the row and of the restored row",
                    "Akcay, Atapour-Abarghouei and Breckon 2018, arXiv 1805.06725",
                    Set.of(Capability.EXPECTS, Capability.CHOOSES_BY_LABELS),
                    LabelledDetectors.SHAPLEY),
            new CatalogueEntry(
                    "fence-gan",
                    Family.ADVERSARIAL,
                    new FenceGan(),
                    Map.of(),
                    "A generator that is taught to put a fence around the normal rows, and a discriminator that learns from it"
                            + " where they end. For few columns and many rows; in many columns a fence of generated rows leaves"
                            + " gaps, and its score outside the rows is what the discriminator happened to become.",
                    "log-odds, by the discriminator, of the row being outside",
                    "Ngo, Winarto, Kou, Park, Akram and Lee 2019, arXiv 1904.01209",
                    Set.of(Capability.CHOOSES_BY_LABELS),
                    LabelledDetectors.SHAPLEY),
            new CatalogueEntry(
                    "arn",
                    Family.ADVERSARIAL,
                    new Arn(),
                    Map.of("paper", Arn.paper()),
                    "A discriminator that learns normal rows from near misses, rows with columns drawn anew and what a variational"
                            + " autoencoder makes of normal rows, together with what that autoencoder cannot restore. For"
                            + " tables of categories and numbers whose anomalies are unlikely mixtures of likely values. Where"
                            + " anomalies lie close to the normal rows, a question of density, knn is surer.",
                    "log-odds, by the discriminator, of the row being made rather than real, plus the squared differences from"
                            + " its nearest normal variant, each in its standard deviations",
                    "the public code of ARN, adversarially regularised reconstruction, 2022; Jang, Gu and Poole 2017, arXiv"
                            + " 1611.01144",
                    Set.of(Capability.EXPECTS, Capability.GENERATES, Capability.CHOOSES_BY_LABELS),
                    LabelledDetectors.SHAPLEY));

    private AdversarialDetectors() {}

    private static Map<String, Detector> bigans() {
        Map<String, Detector> profiles = new LinkedHashMap<>();
        profiles.put("ff12", BiGan.ff12());
        profiles.put("zenati", BiGan.zenati());
        return profiles;
    }
}
