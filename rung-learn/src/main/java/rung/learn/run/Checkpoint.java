package rung.learn.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a training run between two steps: with it a run goes on to the same bits.
 *
 * <p>Bytes: the word RUNGCKP1, the position, the arrays with their names, and the SHA-256 of all
 * before; big endian. Nothing in it is ever executed.
 *
 * @param configDigest of the configuration and its data
 * @param position where the run is
 * @param order the running epoch's order of the data
 * @param arrays everything else by name: parameters, optimizer state, warm-start densities
 */
public record Checkpoint(
    String configDigest, Position position, int[] order, Map<String, double[]> arrays) {
  private static final byte[] MAGIC = {'R', 'U', 'N', 'G', 'C', 'K', 'P', '1'};
  private static final int DIGEST_BYTES = 32;

  /**
   * Where a run is.
   *
   * @param stage index of the stage
   * @param epoch index of the epoch in the stage
   * @param batch index of the next step in the epoch
   * @param step steps done in the whole run
   * @param randomState of the generator that orders the data
   * @param metricsBytes length of metrics.jsonl
   */
  public record Position(
      int stage, int epoch, int batch, int step, long randomState, long metricsBytes) {
    /** The beginning of a run. */
    public static Position start(long seed) {
      return new Position(0, 0, 0, 0, seed, 0);
    }
  }

  /** As bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeUTF(configDigest);
      out.writeInt(position.stage);
      out.writeInt(position.epoch);
      out.writeInt(position.batch);
      out.writeInt(position.step);
      out.writeLong(position.randomState);
      out.writeLong(position.metricsBytes);
      out.writeInt(order.length);
      for (int index : order) {
        out.writeInt(index);
      }
      out.writeInt(arrays.size());
      for (Map.Entry<String, double[]> entry : arrays.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * entry.getValue().length);
        buffer.asDoubleBuffer().put(entry.getValue());
        out.write(buffer.array());
      }
      out.write(sha256(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * From bytes.
   *
   * @throws IOException if they are not a whole checkpoint, or one that no run writes
   */
  public static Checkpoint fromBytes(byte[] bytes) throws IOException {
    int body = bytes.length - DIGEST_BYTES;
    if (body < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new IOException("not a checkpoint");
    }
    if (!Arrays.equals(sha256(bytes, body), Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new IOException("its checksum does not fit");
    }
    ByteArrayInputStream rest = new ByteArrayInputStream(bytes, MAGIC.length, body - MAGIC.length);
    try (DataInputStream in = new DataInputStream(rest)) {
      Checkpoint checkpoint = read(in, rest);
      if (rest.available() > 0) {
        throw new IOException("bytes are left over at its end");
      }
      return checkpoint;
    } catch (EOFException e) {
      throw new IOException("it ends too early", e);
    } catch (UTFDataFormatException e) {
      throw new IOException("it has a name that is no text", e);
    }
  }

  private static Checkpoint read(DataInputStream in, ByteArrayInputStream rest) throws IOException {
    String digest = in.readUTF();
    Position position =
        new Position(
            in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readLong());
    if (Math.min(Math.min(position.stage, position.epoch), Math.min(position.batch, position.step))
            < 0
        || position.metricsBytes < 0) {
      throw new IOException("its position is before the beginning");
    }
    int[] order = new int[length(in, rest, Integer.BYTES)];
    boolean[] seen = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = in.readInt();
      if (order[i] < 0 || order[i] >= order.length || seen[order[i]]) {
        throw new IOException("its order of the data is none");
      }
      seen[order[i]] = true;
    }
    Map<String, double[]> arrays = new LinkedHashMap<>();
    for (int left = length(in, rest, 1); left > 0; left--) {
      String name = in.readUTF();
      double[] values = new double[length(in, rest, Double.BYTES)];
      ByteBuffer.wrap(in.readNBytes(Double.BYTES * values.length)).asDoubleBuffer().get(values);
      if (arrays.put(name, values) != null) {
        throw new IOException("it has an array twice");
      }
    }
    return new Checkpoint(digest, position, order, arrays);
  }

  /** A number of items, each of which takes some bytes of what is left. */
  private static int length(DataInputStream in, ByteArrayInputStream rest, int bytesEach)
      throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * bytesEach > rest.available()) {
      throw new IOException("it announces " + length + " items, which it has not");
    }
    return length;
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
