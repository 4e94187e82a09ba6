package dev.rolloutshell.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one YAML document within bounds: of size, of depth, and without aliases. */
public final class YamlFile {

  /** Bytes of a file at most. */
  public static final int MOST_BYTES = 1024 * 1024;

  /** Lists and mappings within each other at most. */
  public static final int DEEPEST = 64;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST + 10)
                  .maxDocumentLength(MOST_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String source;
  private final YAMLParser parser;
  private int depth;

  private YamlFile(String source, YAMLParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidScenarioException with one line when it is missing, too large, or no YAML
   */
  public static Located read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InvalidScenarioException(
            file.toString(), "expected a file, but it is a directory");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidScenarioException(
            file.toString(), "expected at most " + MOST_BYTES + " bytes, got " + Files.size(file));
      }
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException missing) {
      throw new InvalidScenarioException(file.toString(), "no such file");
    } catch (CharacterCodingException binary) {
      throw new InvalidScenarioException(file.toString(), "expected text in UTF-8");
    } catch (IOException unreadable) {
      throw new InvalidScenarioException(file.toString(), "cannot be read");
    }
  }

  /**
   * Reads a text.
   *
   * @param source what messages call it
   * @throws InvalidScenarioException with one line that says what is wrong and where
   */
  public static Located parse(String text, String source) {
    if (text.length() > MOST_BYTES) {
      throw new InvalidScenarioException(
          source, "expected at most " + MOST_BYTES + " bytes, got " + text.length());
    }
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new YamlFile(source, parser).document();
    } catch (JacksonException broken) {
      throw BrokenYaml.of(source, text, broken);
    } catch (UncheckedIOException impossible) {
      throw new InvalidScenarioException(source, "cannot be read");
    }
  }

  private Located document() {
    if (next() == null) {
      throw new InvalidScenarioException(source, 1, "expected a mapping, but it is empty");
    }
    Located whole = value(line());
    if (next() != null) {
      throw new InvalidScenarioException(
          source, line(), "expected the end, got another document: one scenario a file");
    }
    return whole;
  }

  private @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token != null && parser.isCurrentAlias()) {
      throw new InvalidScenarioException(
          source, line(), "expected a value, got an alias (*name): write the value out");
    }
    return token;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Located value(int line) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Located(line, members());
      case START_ARRAY -> new Located(line, items());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Located(line, parser.getNumberValue());
      case VALUE_TRUE -> new Located(line, true);
      case VALUE_FALSE -> new Located(line, false);
      case VALUE_NULL -> new Located(line, null);
      default -> new Located(line, parser.getString());
    };
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new InvalidScenarioException(
          source,
          line(),
          "expected at most " + DEEPEST + " lists and mappings in each other, got more");
    }
  }

  private Map<String, Located> members() {
    deeper();
    Map<String, Located> members = new LinkedHashMap<>();
    while (next() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int line = line();
      next();
      members.put(key, value(line));
    }
    depth--;
    return members;
  }

  private List<Located> items() {
    deeper();
    List<Located> items = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      items.add(value(line()));
    }
    depth--;
    return items;
  }
}
