package rung.neural.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonFields;
import rung.system.JsonInput;

/**
 * The safetensors format (github.com/huggingface/safetensors, "Format"): 8 bytes of header length,
 * little endian; the header, a JSON object of name → dtype, shape and byte range; the numbers. Only
 * {@code F64}, and only finite values.
 */
final class SafeTensors {
  /** Longer headers are refused, as other readers do. */
  private static final long LONGEST_HEADER = 100_000_000;

  /** The key that a header has for anything that is no tensor: texts for readers. */
  private static final String FREE = "__metadata__";

  private static final String REMEDY = "copy or write the model again";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SafeTensors() {}

  /**
   * An array with a shape.
   *
   * @param shape sizes of its dimensions, slowest first; empty for a single number
   * @param values row by row
   */
  record Named(List<Integer> shape, double[] values) {}

  /** As the bytes of a file; the same arrays give the same bytes. */
  static byte[] write(Map<String, Named> tensors) {
    ObjectNode header = JSON.createObjectNode();
    long end = 0;
    for (Map.Entry<String, Named> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F64");
      ArrayNode shape = node.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      long begin = end;
      end += (long) Double.BYTES * entry.getValue().values().length;
      node.putArray("data_offsets").add(begin).add(end);
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    // Blanks bring the numbers to a multiple of 8 bytes.
    int length = (text.length + 7) / 8 * 8;
    ByteBuffer file =
        ByteBuffer.allocate(Math.toIntExact(8 + length + end)).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(length).put(text);
    while (file.position() < 8 + length) {
      file.put((byte) ' ');
    }
    for (Named tensor : tensors.values()) {
      for (double value : tensor.values()) {
        file.putDouble(value);
      }
    }
    return file.array();
  }

  /**
   * From the bytes of a file.
   *
   * @param where name of the file, for errors
   * @throws InputException if anything is not as the format or this class wants it
   */
  static Map<String, Named> read(byte[] bytes, String where) {
    if (bytes.length < 8) {
      throw malformed("is cut short: it has " + bytes.length + " bytes", where);
    }
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = file.getLong();
    if (length < 2 || length > LONGEST_HEADER) {
      throw malformed("announces a header of " + length + " bytes", where);
    }
    if (length > bytes.length - 8) {
      throw malformed("is cut short: it ends inside its header", where);
    }
    ByteBuffer data =
        file.slice(8 + (int) length, bytes.length - 8 - (int) length)
            .order(ByteOrder.LITTLE_ENDIAN);
    String text = new String(bytes, 8, (int) length, StandardCharsets.UTF_8);
    JsonNode root = JsonInput.object(where, text);
    List<String> names = new ArrayList<>();
    root.fieldNames().forEachRemaining(names::add);
    JsonFields header = JsonFields.of(root, where, "the header", names.toArray(String[]::new));
    names.remove(FREE);
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (String name : names) {
      ranges.put(name, range(header.object(name, "a tensor", "dtype", "shape", "data_offsets")));
    }
    if (header.has(FREE)) {
      JsonFields free = header.free(FREE, FREE);
      free.keys().forEach(free::text);
    }
    requireNoGaps(ranges, data.limit(), where);
    Map<String, Named> tensors = new LinkedHashMap<>();
    ranges.forEach((name, range) -> tensors.put(name, values(name, range, data, where)));
    return tensors;
  }

  private record Range(List<Integer> shape, long begin, long end) {}

  private static Range range(JsonFields tensor) {
    tensor.choice("dtype", List.of("F64"));
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (double size : tensor.numbers("shape")) {
      if (size != Math.rint(size) || size < 0 || count * size > Integer.MAX_VALUE) {
        throw tensor.error("shape", "the shape is impossible", REMEDY);
      }
      shape.add((int) size);
      count *= (int) size;
    }
    double[] offsets = tensor.numbers("data_offsets");
    if (offsets.length != 2
        || offsets[0] != Math.rint(offsets[0])
        || offsets[0] < 0
        || offsets[1] - offsets[0] != Double.BYTES * count) {
      throw tensor.error("data_offsets", "the byte range does not fit the shape", REMEDY);
    }
    return new Range(shape, (long) offsets[0], (long) offsets[1]);
  }

  private static void requireNoGaps(Map<String, Range> ranges, long size, String where) {
    List<Range> sorted = new ArrayList<>(ranges.values());
    sorted.sort(Comparator.comparingLong(Range::begin).thenComparingLong(Range::end));
    long end = 0;
    for (Range range : sorted) {
      if (range.begin() != end) {
        throw malformed("has byte ranges with gaps or overlaps", where);
      }
      end = range.end();
    }
    if (end != size) {
      throw malformed("holds " + size + " bytes of numbers where " + end + " are announced", where);
    }
  }

  private static Named values(String name, Range range, ByteBuffer data, String where) {
    double[] values = new double[(int) ((range.end() - range.begin()) / Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.getDouble((int) range.begin() + Double.BYTES * i);
      if (!Double.isFinite(values[i])) {
        throw malformed("has " + InputText.quote(name) + " with the value " + values[i], where);
      }
    }
    return new Named(range.shape(), values);
  }

  private static InputException malformed(String what, String where) {
    return new InputException("the weights file " + what, where, REMEDY);
  }
}
