package dev.hawkins.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawkins.Hawkins;
import dev.hawkins.datasets.payments.Payments;
import dev.hawkins.pipeline.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of the demo, with a faster detector and fewer rows. */
class DemoReportTest {
    @Test
    void tellsTheWholeStoryInNarrowLines() {
        Path history = Path.of("hawkins-demo/history.csv");
        Path today = Path.of("hawkins-demo/today.csv");
        Path file = Path.of("hawkins-demo/payments.hawkins");
        TrainedModel model = Hawkins.detector("pca")
                .falseAlarms(0.01)
                .fit(Payments.history(1, 2000).without(List.of(Payments.LABEL)));
        DemoReport report = new DemoReport(history, today, file, 0.01);
        String text = report.introduction(2000, 300) + report.findings(model, Payments.day(1, 300, 0.1), 1.5);

        assertThat(text)
                .contains("A week of ordinary payments is in hawkins-demo/history.csv (2,000 rows)")
                .contains("Learned 1,600 rows in 1.5 s; 400 more were held out")
                .contains("in truth: ")
                .contains(", expected ")
                .containsPattern("\n  Mostly missed: [a-z ,]*refund abuse[a-z ,]*\\.")
                .contains("False alarms: asked for 1 %, observed ")
                .contains("hawkins fit hawkins-demo/history.csv --out hawkins-demo/payments.hawkins\n")
                .contains("hawkins evaluate hawkins-demo/payments.hawkins hawkins-demo/today.csv --label kind\n");
        for (String kind : Payments.kinds()) {
            assertThat(text)
                    .containsPattern(kind.replace('_', ' ')
                            + " +\\d+ +\\d+ +[0-9.]+ %  (single columns|combinations of columns)\n");
        }
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(104));
    }
}
