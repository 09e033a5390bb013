package dev.hawkins.detect.adversarial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.detect.adversarial.Watch.Facts;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On constructed histories. */
class WatchTest {
    private static final Facts WELL = new Facts(1.2, 0.5, 0.8, 0.01);

    private final Watch watch = new Watch(EnumSet.allOf(Ailment.class));

    private Optional<Ailment> after(int epochs, Facts facts) {
        Optional<Ailment> seen = Optional.empty();
        for (int i = 0; i < epochs; i++) {
            assertThat(seen).isEmpty();
            seen = watch.see(facts);
        }
        return seen;
    }

    @Test
    void aHealthyGameIsLeftAlone() {
        assertThat(after(50, WELL)).isEmpty();
    }

    @Test
    void aDiscriminatorThatIsSureOfEverythingHasWon() {
        assertThat(after(10, WELL)).isEmpty();
        assertThat(after(Watch.EPOCHS - 1, new Facts(0.009, 0.5, 0.8, 0.01))).isEmpty();
        assertThat(watch.see(new Facts(0.009, 0.5, 0.8, 0.01))).contains(Ailment.DISCRIMINATOR_WON);
    }

    @Test
    void oneGoodEpochBreaksTheRow() {
        assertThat(after(Watch.EPOCHS - 1, new Facts(0.009, 0.5, 0.8, 0.01))).isEmpty();
        assertThat(watch.see(WELL)).isEmpty();
        assertThat(after(Watch.EPOCHS - 1, new Facts(0.009, 0.5, 0.8, 0.01))).isEmpty();
    }

    @Test
    void rowsThatAreAllAlikeAreACollapse() {
        assertThat(after(Watch.EPOCHS, new Facts(1.2, 0.5, 0.0099, 0.001))).contains(Ailment.MODE_COLLAPSE);
    }

    @Test
    void rowsThatNeverChangeComeFromADeadGenerator() {
        assertThat(watch.see(new Facts(1.2, 0.5, 0.8, Double.NaN))).isEmpty();
        assertThat(after(Watch.EPOCHS, new Facts(1.2, 0.5, 0.8, 0))).contains(Ailment.DEAD_GENERATOR);
    }

    @Test
    void gradientsVanishMeasuredByTheirLargest() {
        assertThat(watch.see(new Facts(1.2, 10, 0.8, 0.01))).isEmpty();
        assertThat(after(20, new Facts(1.2, 0.0011, 0.8, 0.01))).isEmpty();
        assertThat(after(Watch.EPOCHS, new Facts(1.2, 0.0009, 0.8, 0.01))).contains(Ailment.VANISHING_GRADIENTS);
    }

    @Test
    void gradientsThatAreNotKnownDoNotVanish() {
        assertThat(after(20, new Facts(1.2, Double.NaN, 0.8, 0.01))).isEmpty();
    }

    @Test
    void onlyWhatIsWantedIsLookedFor() {
        Watch other = new Watch(EnumSet.of(Ailment.MODE_COLLAPSE));
        for (int i = 0; i < 20; i++) {
            assertThat(other.see(new Facts(0, 0, 0.5, 0))).isEmpty();
        }
    }

    @Test
    void remediesAddUp() {
        Remedy twice = Ailment.DISCRIMINATOR_WON.after(Ailment.DISCRIMINATOR_WON.after(Remedy.NONE));
        assertThat(twice).isEqualTo(new Remedy(0.0625, 1, 0.1));
        assertThat(Ailment.MODE_COLLAPSE.after(twice)).isEqualTo(new Remedy(0.0625, 1, 0.2));
        assertThat(Ailment.DEAD_GENERATOR.after(twice)).isEqualTo(new Remedy(0.0625, 0.25, 0.1));
        assertThat(Ailment.VANISHING_GRADIENTS.after(Remedy.NONE)).isEqualTo(new Remedy(0.25, 1, 0));
        assertThat(Ailment.NOT_FINITE.after(Remedy.NONE)).isEqualTo(new Remedy(0.25, 0.25, 0));
    }
}
