package rung.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rung.cli.output.Json;

/** {@code ./rung doctor}: checks what Rung stands on. */
@CommandLine.Command(
    name = "doctor",
    description = "Checks the JDK, the native libraries, memory, threads and the start-up cache.")
public final class DoctorCommand implements Command {
  @CommandLine.Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Diagnosis> diagnoses = Diagnosis.all();
    boolean sound = diagnoses.stream().allMatch(Diagnosis::sound);
    if (spec != null) {
      if (json) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sound", sound);
        diagnoses.forEach(
            d -> object.put(d.subject(), Map.of("sound", d.sound(), "finding", d.finding())));
        Json.print(spec.commandLine().getOut(), object);
      } else {
        for (Diagnosis d : diagnoses) {
          spec.commandLine()
              .getOut()
              .printf(
                  Locale.ROOT,
                  "%-5s %-13s %s%n",
                  d.sound() ? "ok" : "FAULT",
                  d.subject(),
                  d.finding());
        }
      }
    }
    return sound ? ExitCode.DONE : ExitCode.FAILED;
  }
}
