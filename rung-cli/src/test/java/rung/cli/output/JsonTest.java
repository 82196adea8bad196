package rung.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  /** Doubles as components of a record are primitive. */
  private record Parts(double energy, double[] dipole) {}

  @Test
  void whatIsNoFiniteNumberIsNullWhereverItStands() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("boxed", Double.POSITIVE_INFINITY);
    object.put("array", new double[] {1.5, Double.NaN, Double.NEGATIVE_INFINITY});
    object.put("list", List.of(2.0, Double.NaN));
    object.put("record", new Parts(Double.NaN, new double[] {Double.NaN}));
    object.put("finite", Double.MAX_VALUE);
    StringWriter out = new StringWriter();
    Json.print(new PrintWriter(out, true), object);
    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"boxed\":null,\"array\":[1.5,null,null],\"list\":[2.0,null],"
                + "\"record\":{\"energy\":null,\"dipole\":[null]},\"finite\":1.7976931348623157E308}");
  }
}
