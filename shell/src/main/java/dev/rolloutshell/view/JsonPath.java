package dev.rolloutshell.view;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A template of kubectl's {@code -o jsonpath=}: text with expressions in braces, such as {@code
 * {range .items[*]}{.metadata.name}{"\n"}{end}}.
 */
public final class JsonPath {

  private final List<Part> parts;

  private JsonPath(List<Part> parts) {
    this.parts = parts;
  }

  /** A piece of a template. */
  private sealed interface Part {}

  /** Text that stands for itself. */
  private record Literal(String text) implements Part {}

  /** The values of a path, with blanks between them. */
  private record Values(JsonSteps steps) implements Part {}

  /** What is repeated for each value of a path. */
  private record Range(JsonSteps steps, List<Part> body) implements Part {}

  /**
   * Reads a template; one without braces is a path.
   *
   * @throws IllegalArgumentException with a text that says what was expected and seen
   */
  public static JsonPath parse(String template) {
    boolean path = template.startsWith(".") || template.startsWith("$");
    Reader reader = new Reader(path && !template.contains("{") ? "{" + template + "}" : template);
    return new JsonPath(reader.parts(false));
  }

  /** The template filled in from a document. */
  public String of(JsonNode document) {
    StringBuilder text = new StringBuilder();
    fill(parts, document, document, text);
    return text.toString();
  }

  private static void fill(List<Part> parts, JsonNode root, JsonNode here, StringBuilder text) {
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Values values) {
        List<String> shown = values.steps().of(root, here).stream().map(JsonPath::shown).toList();
        text.append(String.join(" ", shown));
      } else {
        Range range = (Range) part;
        range.steps().of(root, here).forEach(each -> fill(range.body(), root, each, text));
      }
    }
  }

  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asString("") : value.toString();
  }

  private static final class Reader {

    private final String template;
    private int at;

    Reader(String template) {
      this.template = template;
    }

    List<Part> parts(boolean inRange) {
      List<Part> parts = new ArrayList<>();
      while (at < template.length()) {
        int brace = template.indexOf('{', at);
        int end = brace < 0 ? template.length() : brace;
        if (end > at) {
          parts.add(new Literal(template.substring(at, end)));
        }
        at = end;
        if (brace >= 0) {
          String expression = expression();
          if (expression.equals("end")) {
            if (!inRange) {
              throw new IllegalArgumentException("jsonpath: expected {range} before {end}");
            }
            return parts;
          }
          parts.add(part(expression));
        }
      }
      if (inRange) {
        throw new IllegalArgumentException("jsonpath: expected {end} after {range}");
      }
      return parts;
    }

    /** What stands between two braces; a brace in quotes is none. */
    private String expression() {
      int begin = at + 1;
      char quote = 0;
      for (int i = begin; i < template.length(); i++) {
        char c = template.charAt(i);
        if (quote != 0) {
          i += c == '\\' ? 1 : 0;
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '}') {
          at = i + 1;
          return template.substring(begin, i).strip();
        }
      }
      throw new IllegalArgumentException(
          "jsonpath: expected a closing brace in '" + template.substring(at) + "'");
    }

    private Part part(String expression) {
      if (expression.startsWith("range ")) {
        JsonSteps steps = JsonSteps.parse(expression.substring("range ".length()).strip());
        return new Range(steps, parts(true));
      }
      if (expression.startsWith("\"") || expression.startsWith("'")) {
        return new Literal(unquoted(expression));
      }
      return new Values(JsonSteps.parse(expression));
    }
  }

  /** The text between quotes, with its escapes read. */
  static String unquoted(String quoted) {
    if (quoted.length() < 2 || quoted.charAt(quoted.length() - 1) != quoted.charAt(0)) {
      throw new IllegalArgumentException("jsonpath: expected a closing quote after " + quoted);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c == '\\' && i < quoted.length() - 2) {
        char next = quoted.charAt(++i);
        text.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
