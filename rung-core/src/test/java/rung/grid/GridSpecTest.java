package rung.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.system.InputException;

class GridSpecTest {
  @Test
  void readsLevelsAndCounts() {
    assertThat(GridSpec.parse("3")).isEqualTo(new GridLevel(3));
    assertThat(GridSpec.parse(" 99 , 590 ")).isEqualTo(new UnprunedGrid(99, 590));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9|no grid level 9",
        "-1|no grid level -1",
        "fine|'fine' is not a grid",
        "99,590,3|is not a grid",
        "99,|is not a grid",
        "0,590|0 radial points",
        "99,600|no Lebedev rule of 600 points",
        "99,74|74 points has negative weights",
        "99,230|230 points has negative weights",
        "99,266|266 points has negative weights",
        "99,1454|no Lebedev rule of 1454 points",
      })
  void refusesInOneLine(String text, String message) {
    assertThatThrownBy(() -> GridSpec.parse(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
