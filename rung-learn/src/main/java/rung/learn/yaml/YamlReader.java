package rung.learn.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;
import rung.system.InputText;

/** Reads one YAML document into {@link YamlNode}s: no anchors, no tags, no repeated keys. */
public final class YamlReader {
  private static final int MAX_DEPTH = 30;

  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Parses a document.
   *
   * @param file name for messages
   * @param text the document
   */
  public static YamlNode read(String file, String text) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(file, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new InputException("the file is empty", file, "write at least one key");
      }
      YamlNode node = reader.node(first, 0);
      if (parser.nextToken() != null) {
        throw new InputException(
            "a second document begins here", reader.where(), "keep one document in a file");
      }
      return node;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InputException(
          "this is not valid YAML (" + firstLine(e.getOriginalMessage()) + ")",
          at == null ? file : file + ":" + at.getLineNr(),
          "check indentation, brackets and quotes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private YamlNode node(@Nullable JsonToken token, int depth) throws IOException {
    String where = where();
    if (depth > MAX_DEPTH) {
      throw new InputException("nested too deeply", where, "flatten the file");
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw new InputException(
          "anchors (&name) and aliases (*name) are not read", where, "write the value out");
    }
    if (token == JsonToken.START_OBJECT) {
      return entries(where, depth);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(where, depth);
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    return new YamlNode.Text(text == null ? "" : text.strip(), where);
  }

  private YamlNode entries(String where, int depth) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      String keyWhere = where();
      if (entries.containsKey(key)) {
        throw new InputException(
            InputText.quote(key) + " stands here twice", keyWhere, "keep one of them");
      }
      YamlNode value = node(parser.nextToken(), depth + 1);
      entries.put(key, value);
    }
    return new YamlNode.Entries(Collections.unmodifiableMap(entries), where);
  }

  private YamlNode items(String where, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(node(t, depth + 1));
    }
    return new YamlNode.Items(List.copyOf(items), where);
  }

  private String where() {
    return file + ":" + parser.currentTokenLocation().getLineNr();
  }

  private static String firstLine(@Nullable String message) {
    if (message == null) {
      return "no detail";
    }
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).strip();
  }
}
