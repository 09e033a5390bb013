package dev.hawkins.detect.adversarial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a game after every epoch and says when something has gone wrong: when so many epochs in a row show it. */
final class Watch {
    static final int EPOCHS = 5;

    /**
     * What one epoch looked like, on held-back rows.
     *
     * @param discriminatorLoss cross-entropy on real rows plus that on made ones, 2 log 2 at chance
     * @param gradient mean norm of the generator's gradient over the epoch; NaN where it is not known
     * @param spread variance of made rows over that of real ones
     * @param movement how far made rows moved since the epoch before, squared, in variances of real rows
     */
    record Facts(double discriminatorLoss, double gradient, double spread, double movement) {}

    private final Set<Ailment> wanted;
    private final List<Facts> history = new ArrayList<>();
    private double strongest;

    /** @param wanted what to look for */
    Watch(Set<Ailment> wanted) {
        this.wanted = wanted;
    }

    /** Takes note of an epoch; says what the last epochs all show, the first of {@link Ailment} if there are several. */
    Optional<Ailment> see(Facts facts) {
        history.add(facts);
        strongest = Math.max(strongest, Double.isNaN(facts.gradient) ? 0 : facts.gradient);
        if (history.size() < EPOCHS) {
            return Optional.empty();
        }
        List<Facts> last = history.subList(history.size() - EPOCHS, history.size());
        return wanted.stream()
                .sorted()
                .filter(ailment -> last.stream().allMatch(f -> ailment.at(f, strongest)))
                .findFirst();
    }
}
