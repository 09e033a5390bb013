package dev.hawkins.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawkins.table.TableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
    @TempDir
    Path folder;

    @Test
    void everyEntryIsComplete() {
        Set<String> names = new HashSet<>();
        for (DataSet set : DataSets.all()) {
            assertThat(names.add(set.name())).as(set.name()).isTrue();
            assertThat(set.files()).as(set.name()).isNotEmpty();
            assertThat(set.description()).as(set.name()).isNotBlank();
            assertThat(set.licence()).as(set.name()).isNotBlank();
            assertThat(set.fidelity()).as(set.name()).isNotBlank();
            assertThat(set.rows()).as(set.name()).isPositive();
            assertThat(URI.create(set.page()).getHost()).as(set.name()).isNotNull();
            if (!set.columnNames().isEmpty()) {
                assertThat(set.columnNames())
                        .as(set.name())
                        .hasSize(set.columns())
                        .doesNotHaveDuplicates();
                assertThat(set.columnNames())
                        .as(set.name())
                        .contains(set.label())
                        .containsAll(set.ignored());
            }
            for (DataFile file : set.files()) {
                assertThat(file.sha256()).as(file.path()).matches("[0-9a-f]{64}");
                assertThat(file.contentSha256()).as(file.path()).matches("([0-9a-f]{64})?");
                assertThat(file.path()).doesNotContain("..").doesNotStartWith("/");
            }
        }
        assertThat(names.stream().filter(n -> n.startsWith("adbench-"))).hasSize(28);
    }

    @Test
    void knowsWhatIsNormal() {
        DataSet kdd = DataSets.find("KDD99-corrected");
        assertThat(kdd.label()).isEqualTo("label");
        assertThat(kdd.normal()).containsExactly("normal");
        assertThat(kdd.labelSuffix()).isEqualTo(".");
        assertThat(kdd.anomalies()).isEqualTo(311_029 - 60_593);
        assertThat(kdd.columnNames()).hasSize(42).startsWith("duration", "protocol_type");
        assertThat(DataSets.find("ecg5000-train").columnNames())
                .hasSize(141)
                .startsWith("class", "t1")
                .endsWith("t140");
        assertThat(DataSets.find("nsl-kdd-test").ignored()).containsExactly("difficulty");
        assertThat(DataSets.find("mnist-test").normal()).isEmpty();
        assertThat(DataSets.find("covtype").normal()).containsExactly("1", "2", "3");
    }

    @Test
    void suggestsWhatResembles() {
        assertThatThrownBy(() -> DataSets.find("kdd98"))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "there is no data set 'kdd98'; perhaps one of kdd99-10percent, kdd99-corrected, nsl-kdd-train, nsl-kdd-test; hawkins datasets lists all");
        assertThatThrownBy(() -> DataSets.find("zzz"))
                .isInstanceOf(TableException.class)
                .hasMessage("there is no data set 'zzz'; hawkins datasets lists those there are");
    }

    @Test
    void saysHowToGetWhatIsNotThere() {
        DataFolder data = new DataFolder(List.of(folder.resolve("a"), folder.resolve("b")));
        assertThatThrownBy(() -> DataSets.source(DataSets.find("kdd99-corrected"), data))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "dataset:kdd99-corrected is not on this machine: kdd99/corrected.gz is not in %s or %s; get it with: hawkins datasets fetch kdd99-corrected"
                                .formatted(folder.resolve("a"), folder.resolve("b")));
        DataSet bank = DataSets.find("bank");
        DataFile file = bank.files().get(0);
        assertThatThrownBy(() -> DataSets.source(bank, data))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "dataset:bank is not on this machine: bank/bank-additional-full.csv.gz is not in %s or %s; see https://archive.ics.uci.edu/dataset/222/bank+marketing, and put the file at %s (SHA-256 %s, of its unpacked content %s; here: original content, recompressed; two independent copies agree)"
                                .formatted(
                                        folder.resolve("a"),
                                        folder.resolve("b"),
                                        folder.resolve("a").resolve(file.path()),
                                        file.sha256(),
                                        file.contentSha256()));
    }

    @Test
    void findsTheDataFolder() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(DataFolder.ofEnvironment(Map.of()).places()).containsExactly(home.resolve(".cache/hawkins"));
        DataFolder data = DataFolder.ofEnvironment(Map.of(
                "HAWKINS_DATA",
                folder.resolve("d").toString(),
                "XDG_CACHE_HOME",
                folder.resolve("c").toString()));
        assertThat(data.places()).containsExactly(folder.resolve("d"), folder.resolve("c/hawkins"));
        assertThat(data.target("x/y.gz")).isEqualTo(folder.resolve("d/x/y.gz"));
        assertThat(data.find("x/y.gz")).isNull();
        Path cached = folder.resolve("c/hawkins/x/y.gz");
        Files.createDirectories(cached.getParent());
        Files.createFile(cached);
        assertThat(data.find("x/y.gz")).isEqualTo(cached);
        assertThatThrownBy(() -> new DataFolder(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("places must be at least 1 but were 0");
    }

    @Test
    void expandsRangesOfNames() {
        assertThat(Catalogue.names("a t1..t3 b9")).containsExactly("a", "t1", "t2", "t3", "b9");
        assertThat(Catalogue.names("")).isEmpty();
    }
}
