package rung.neural;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The memory of libtorch's Adam as plain arrays and back. The Java binding shows it through
 * libtorch's archives only; these stay inside the process: what goes to a file are the arrays, so
 * that no archive (which may hold code) is ever loaded from one.
 */
final class AdamArchive {
  private static final String KEY = "0";

  private AdamArchive() {}

  /** {@code step}, {@code exp_avg} and {@code exp_avg_sq} of an optimizer that has taken a step. */
  static Map<String, double[]> read(Optimizer optimizer) {
    OutputArchive out = new OutputArchive();
    optimizer.save(out);
    InputArchive state = child(input(out), "state");
    StringVector keys = state.keys();
    InputArchive own = child(state, keys.get(0).getString());
    Map<String, double[]> arrays = new LinkedHashMap<>();
    IValue steps = new IValue();
    own.read("step", steps);
    arrays.put("step", new double[] {steps.toInt()});
    arrays.put("exp_avg", tensor(own, "exp_avg"));
    arrays.put("exp_avg_sq", tensor(own, "exp_avg_sq"));
    return arrays;
  }

  /** Gives a fresh optimizer that memory. */
  static void write(Optimizer optimizer, Map<String, double[]> arrays) {
    OutputArchive fresh = new OutputArchive();
    optimizer.save(fresh);
    InputArchive old = child(child(input(fresh), "param_groups"), "param_groups/0");

    OutputArchive own = new OutputArchive();
    own.write("step", new IValue((long) array(arrays, "step")[0]));
    for (String name : new String[] {"exp_avg", "exp_avg_sq"}) {
      double[] values = array(arrays, name);
      own.write(name, Torch.tensor(values, values.length), true);
    }
    OutputArchive state = new OutputArchive();
    state.write(KEY, own);

    OutputArchive options = new OutputArchive();
    InputArchive oldOptions = child(old, "options");
    for (String name : new String[] {"lr", "betas", "eps", "weight_decay", "amsgrad"}) {
      IValue value = new IValue();
      oldOptions.read(name, value);
      options.write(name, value);
    }
    OutputArchive group = new OutputArchive();
    group.write("params/size", one());
    group.write("params/0", new IValue(KEY));
    group.write("options", options);
    OutputArchive groups = new OutputArchive();
    groups.write("param_groups/size", one());
    groups.write("param_groups/0", group);

    OutputArchive all = new OutputArchive();
    all.write("pytorch_version", new IValue("1.5.0"));
    all.write("state", state);
    all.write("param_groups", groups);
    optimizer.load(input(all));
  }

  /** An array of a kept memory. */
  static double[] array(Map<String, double[]> arrays, String name) {
    double[] values = arrays.get(name);
    if (values == null) {
      throw AdamOptimizer.malformed("lacks " + name);
    }
    return values;
  }

  private static Tensor one() {
    return torch.tensor(1L);
  }

  private static InputArchive child(InputArchive archive, String key) {
    InputArchive child = new InputArchive();
    archive.read(key, child);
    return child;
  }

  private static double[] tensor(InputArchive archive, String key) {
    Tensor tensor = Torch.tensor(new double[1], 1);
    archive.read(key, tensor, true);
    return Torch.values(tensor);
  }

  private static InputArchive input(OutputArchive archive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.save_to(
        new ArchiveWriter() {
          @Override
          public long call(Pointer data, long size) {
            byte[] part = new byte[(int) size];
            new BytePointer(data).capacity(size).get(part);
            bytes.writeBytes(part);
            return size;
          }
        });
    InputArchive input = new InputArchive();
    BytePointer buffer = new BytePointer(bytes.toByteArray());
    input.load_from(buffer, bytes.size());
    return input;
  }
}
