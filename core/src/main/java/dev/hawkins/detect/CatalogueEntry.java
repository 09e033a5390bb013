package dev.hawkins.detect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One detector of the catalogue.
 *
 * @param name what users call it
 * @param family where it belongs
 * @param defaults the detector with the product's defaults
 * @param profiles other named settings, such as {@code paper}, each a whole detector of the same type
 * @param summary what it does, when to use it and when not
 * @param formula how the score comes about, in words
 * @param citation where the method is from
 * @param capabilities what it can do or needs
 * @param attribution how the score is shared out among columns
 */
public record CatalogueEntry(
        String name,
        Family family,
        Detector defaults,
        Map<String, Detector> profiles,
        String summary,
        String formula,
        String citation,
        Set<Capability> capabilities,
        String attribution) {
    /** The key that chooses a profile instead of the product's defaults. */
    public static final String PROFILE = "profile";

    public CatalogueEntry {
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        capabilities = Collections.unmodifiableSet(
                capabilities.isEmpty()
                        ? java.util.EnumSet.noneOf(Capability.class)
                        : java.util.EnumSet.copyOf(capabilities));
    }

    /** Of a detector that is additive, or does not say how it shares its score out. */
    public CatalogueEntry(
            String name,
            Family family,
            Detector defaults,
            Map<String, Detector> profiles,
            String summary,
            String formula,
            String citation,
            Set<Capability> capabilities) {
        this(name, family, defaults, profiles, summary, formula, citation, capabilities, usual(capabilities));
    }

    /** Profiles: name, detector, name, detector and so on, in the order in which users see them. */
    static Map<String, Detector> profiles(Object... namesAndDetectors) {
        Map<String, Detector> profiles = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDetectors.length; i += 2) {
            profiles.put((String) namesAndDetectors[i], (Detector) namesAndDetectors[i + 1]);
        }
        return profiles;
    }

    private static String usual(Set<Capability> capabilities) {
        return capabilities.contains(Capability.ADDITIVE)
                ? "exact parts of the score"
                : "what belongs to no single column is shared out, so that the parts sum to the score";
    }

    /**
     * The detector with settings as the user typed them. {@code profile=NAME} starts from that profile instead of the
     * defaults, and the other settings change it.
     *
     * @throws DetectorException for an unknown profile or key, or an unsuitable value
     */
    public Detector configure(Map<String, String> set) {
        Map<String, String> rest = new LinkedHashMap<>(set);
        String profile = rest.remove(PROFILE);
        return Settings.apply(profile == null ? defaults : profile(profile), rest);
    }

    /** The detector with a profile's settings. */
    public Detector profile(String profile) {
        Detector found = profile.equals("default") ? defaults : profiles.get(profile);
        if (found == null) {
            throw new DetectorException("%s has no profile '%s'%s"
                    .formatted(name, profile, Spelling.hint(profile, List.copyOf(profiles.keySet()))));
        }
        return found;
    }

    /** The detector whose settings a model file holds. */
    public Detector fromTree(Map<String, ?> tree) {
        return Settings.fromTree(defaults.getClass(), tree);
    }
}
