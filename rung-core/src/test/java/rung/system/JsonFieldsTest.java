package rung.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of JSON are read strictly, and what is wrong is said with the path of the entry. */
class JsonFieldsTest {
  private static JsonFields open(String text) {
    return JsonFields.read("f.json", text, "a case", "name", "count", "size", "on", "list", "part");
  }

  static Stream<Arguments> refusals() {
    String finite = "; give a finite number";
    return Stream.of(
        refused("[]", f -> {}, "f.json: no JSON object; the file must hold one {…}"),
        refused("", f -> {}, "f.json: no JSON object; the file must hold one {…}"),
        refused("{\"name\":1,\n\"name\":2}", f -> {}, "f.json:2: no valid JSON"),
        refused("{\"nmae\":1}", f -> {}, "f.json: a case has no key 'nmae'; did you mean 'name'?"),
        refused("{\"nmae\":null}", f -> {}, "f.json: a case has no key 'nmae'"),
        refused("{\"size\":NaN}", f -> f.number("size"), "f.json:1: no valid JSON"),
        refused("{\"size\":1e999}", f -> f.number("size"), "f.json: size: 'size' is ", finite),
        refused("{\"size\":\"1\"}", f -> f.number("size"), "'size' is '\"1\"'" + finite),
        refused("{\"size\":[1]}", f -> f.number("size"), "'size' is '[1]'" + finite),
        refused("{\"size\":null}", f -> f.number("size"), "f.json: a case lacks 'size'; add it as"),
        refused("{}", f -> f.number("size"), "f.json: a case lacks 'size'; add it as \"size\": …"),
        refused("{\"count\":1.5}", f -> f.integer("count", 0), "f.json: count: 'count' is '1.5'"),
        refused("{\"count\":-1}", f -> f.integer("count", 0), "whole number of at least 0"),
        refused("{\"count\":3000000000}", f -> f.integer("count", 0), "'count' is '3000000000'"),
        refused("{\"count\":true}", f -> f.integer("count", 0), "'count' is 'true'"),
        refused("{\"name\":7}", f -> f.text("name"), "f.json: name: 'name' is '7'; write a text"),
        refused(
            "{\"name\":\"bleu\"}",
            f -> f.choice("name", List.of("blue", "red")),
            "f.json: name: 'name' is 'bleu'; did you mean 'blue'?"),
        refused("{\"on\":1}", f -> f.flag("on"), "f.json: on: 'on' is '1'; write true or false"),
        refused(
            "{\"list\":{}}", f -> f.array("list"), "f.json: list: 'list' is '{}'; write a list"),
        refused(
            "{\"list\":[1,null]}", f -> f.numbers("list"), "f.json: list[1]: 'list[1]' is 'null'"),
        refused("{\"list\":[\"a\",2]}", f -> f.texts("list"), "f.json: list[1]: 'list[1]' is '2'"),
        refused(
            "{\"part\":[]}", f -> f.object("part", "a part"), "f.json: part: a part must be an"),
        refused(
            "{\"part\":{\"x\":true}}",
            f -> f.object("part", "a part", "x").number("x"),
            "f.json: part.x: 'x' is 'true'"),
        refused(
            "{\"list\":[{\"x\":1},{\"y\":1}]}",
            f -> f.objects("list", "an item", "x"),
            "f.json: list[1]: an item has no key 'y'; did you mean 'x'?"),
        refused(
            "{\"part\":{\"a b\\n\":1}}",
            f -> f.free("part", "a part").text("a b\n"),
            "f.json: part.'a b?': "));
  }

  private static Arguments refused(String text, Consumer<JsonFields> read, String... says) {
    return arguments(text, read, says);
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("refusals")
  void whatIsNotUnderstoodIsRefusedWithItsPlace(
      String text, Consumer<JsonFields> read, String[] says) {
    assertThatThrownBy(() -> read.accept(open(text)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void whatIsUnderstoodIsReturned() {
    JsonFields f =
        open(
            "{\"name\":\"\",\"count\":2.0,\"size\":1e-3,\"on\":false,\"list\":[1,2.5],"
                + "\"part\":{\"x\":{\"y\":3}}}");
    assertThat(f.text("name")).isEmpty();
    assertThat(f.integer("count", 0)).isEqualTo(2);
    assertThat(f.number("size")).isEqualTo(0.001);
    assertThat(f.flag("on")).isFalse();
    assertThat(f.numbers("list")).containsExactly(1, 2.5);
    assertThat(f.object("part", "a part", "x").object("x", "x", "y").number("y")).isEqualTo(3);
    assertThat(open("{\"size\":null}").number("size", 7)).isEqualTo(7);
  }
}
