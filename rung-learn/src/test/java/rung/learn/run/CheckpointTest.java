package rung.learn.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A checkpoint whose checksum fits may still be one that no run writes. */
class CheckpointTest {
  /** Writes the fields of a checkpoint one by one. */
  @FunctionalInterface
  interface Fields {
    void write(DataOutputStream out) throws IOException;
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        arguments("ends too early", (Fields) out -> {}),
        arguments("ends too early", (Fields) out -> head(out, 0, 0, 0, 0, 0)),
        arguments("a name that is no text", (Fields) out -> out.write(new byte[] {0, 1, -1})),
        arguments("before the beginning", (Fields) out -> order(out, -1, 0)),
        arguments("before the beginning", (Fields) out -> order(out, 0, -5)),
        arguments("announces -1 items", (Fields) out -> order(out, 0, 0, -1)),
        arguments("announces 2000000000 items", (Fields) out -> order(out, 0, 0, 2_000_000_000)),
        arguments("its order of the data is none", (Fields) out -> order(out, 0, 0, 2, 0, 2)),
        arguments("its order of the data is none", (Fields) out -> order(out, 0, 0, 2, 1, 1)),
        arguments("its order of the data is none", (Fields) out -> order(out, 0, 0, 1, -1)),
        arguments("announces -7 items", (Fields) out -> order(out, 0, 0, 0, -7)),
        arguments("announces 1073741824 items", (Fields) out -> array(out, 1 << 30, 0)),
        arguments("announces -1 items", (Fields) out -> array(out, -1, 0)),
        arguments("announces 3 items", (Fields) out -> array(out, 3, 2)),
        arguments("bytes are left over", (Fields) out -> array(out, 2, 3)),
        arguments(
            "has an array twice",
            (Fields)
                out -> {
                  order(out, 0, 0, 0, 2);
                  for (int i = 0; i < 2; i++) {
                    out.writeUTF("a");
                    out.writeInt(0);
                  }
                }));
  }

  private static void head(DataOutputStream out, int stage, int epoch, int batch, int step, long m)
      throws IOException {
    out.writeUTF("digest");
    out.writeInt(stage);
    out.writeInt(epoch);
    out.writeInt(batch);
    out.writeInt(step);
    out.writeLong(1);
    out.writeLong(m);
  }

  private static void order(DataOutputStream out, int stage, long metrics, int... rest)
      throws IOException {
    head(out, stage, 0, 0, 0, metrics);
    for (int value : rest) {
      out.writeInt(value);
    }
  }

  private static void array(DataOutputStream out, int length, int there) throws IOException {
    order(out, 0, 0, 0, 1);
    out.writeUTF("a");
    out.writeInt(length);
    for (int i = 0; i < there; i++) {
      out.writeDouble(i);
    }
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("edits")
  void whatNoRunWritesIsRefused(String says, Fields fields) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes("RUNGCKP1");
      fields.write(out);
      out.write(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }
    assertThatThrownBy(() -> Checkpoint.fromBytes(bytes.toByteArray()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(says);
  }
}
