package dev.hawkins.detect;

import dev.hawkins.detect.adversarial.BiGan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of the catalogue in which two networks play against each other. */
final class AdversarialDetectors {
    static final List<CatalogueEntry> ENTRIES = List.of(new CatalogueEntry(
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
            Set.of(Capability.EXPECTS)));

    private AdversarialDetectors() {}

    private static Map<String, Detector> bigans() {
        Map<String, Detector> profiles = new LinkedHashMap<>();
        profiles.put("ff12", BiGan.ff12());
        profiles.put("zenati", BiGan.zenati());
        return profiles;
    }
}
