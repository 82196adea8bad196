package rung.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every embedded data set reads, with the number of data that its source has. */
class EmbeddedSetsTest {
  @ParameterizedTest
  @CsvSource({
    "w4-17-train, 95",
    "w4-17-validation, 23",
    "nist-ionization, 18",
    "ccsd-densities, 13",
  })
  void embeddedSetHasItsData(String name, int size) {
    DataSet set = DataSetReader.read(DataSource.of("embedded:" + name, Path.of("."), "test"));
    assertThat(set.data()).hasSize(size);
  }
}
