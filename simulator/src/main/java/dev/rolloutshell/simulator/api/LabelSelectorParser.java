package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.api.LabelSelector.Operator;
import dev.rolloutshell.simulator.api.LabelSelector.Requirement;
import dev.rolloutshell.simulator.json.GoValues;
import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.NameRules;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parses label selectors as {@code k8s.io/apimachinery/pkg/labels} does, complaints included: the
 * grammar of its documentation is {@code requirement ("," requirement)*}.
 */
final class LabelSelectorParser {
  private static final String SPECIAL = "=!(),<>";

  private record Token(String kind, String text) {
    boolean isEnd() {
      return kind.equals("end");
    }
  }

  private static final Token END = new Token("end", "");

  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private LabelSelectorParser() {}

  static LabelSelector parse(String text) {
    if (text.isEmpty()) {
      return LabelSelector.EVERYTHING;
    }
    LabelSelectorParser parser = new LabelSelectorParser();
    parser.scan(text);
    return new LabelSelector(parser.requirements());
  }

  private void scan(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int start = i;
      if (isSpace(c)) {
        i++;
        continue;
      }
      if (SPECIAL.indexOf(c) >= 0) {
        i = operatorEnd(text, i);
        tokens.add(new Token("symbol", text.substring(start, i)));
      } else {
        while (i < text.length()
            && !isSpace(text.charAt(i))
            && SPECIAL.indexOf(text.charAt(i)) < 0) {
          i++;
        }
        tokens.add(new Token("word", text.substring(start, i)));
      }
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static int operatorEnd(String text, int i) {
    if (i + 1 < text.length()) {
      String two = text.substring(i, i + 2);
      if (two.equals("==") || two.equals("!=")) {
        return i + 2;
      }
    }
    return i + 1;
  }

  private Token peek() {
    return at < tokens.size() ? tokens.get(at) : END;
  }

  private Token next() {
    Token token = peek();
    at++;
    return token;
  }

  private List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    while (true) {
      Token token = peek();
      if (isWord(token) || is(token, "!")) {
        requirements.add(requirement());
        Token after = next();
        if (after.isEnd()) {
          return requirements;
        }
        if (!is(after, ",")) {
          throw refused("found '" + after.text + "', expected: ',' or 'end of string'");
        }
        Token following = peek();
        if (!isWord(following) && !is(following, "!")) {
          throw refused("found '" + following.text + "', expected: identifier after ','");
        }
      } else if (token.isEnd()) {
        return requirements;
      } else {
        throw refused("found '" + token.text + "', expected: !, identifier, or 'end of string'");
      }
    }
  }

  private Requirement requirement() {
    boolean negated = is(peek(), "!");
    if (negated) {
      at++;
    }
    Token key = next();
    if (key.isEnd()) {
      throw unparsable("found '', expected: identifier");
    }
    if (!isWord(key)) {
      throw unparsable("found '" + key.text + "', expected: identifier");
    }
    checkKey(key.text);
    Token following = peek();
    if (following.isEnd() || is(following, ",")) {
      return new Requirement(key.text, negated ? Operator.ABSENT : Operator.EXISTS, Set.of());
    }
    if (negated) {
      return new Requirement(key.text, Operator.ABSENT, Set.of());
    }
    return comparison(key.text);
  }

  private Requirement comparison(String key) {
    Token operator = next();
    return switch (operator.text) {
      case "in" -> new Requirement(key, Operator.IN, checked(key, set()));
      case "notin" -> new Requirement(key, Operator.NOT_IN, checked(key, set()));
      case "=", "==" -> new Requirement(key, Operator.IN, checked(key, Set.of(exactValue())));
      case "!=" -> new Requirement(key, Operator.NOT_IN, checked(key, Set.of(exactValue())));
      case ">" -> new Requirement(key, Operator.GREATER, number(key, exactValue()));
      case "<" -> new Requirement(key, Operator.LESS, number(key, exactValue()));
      default ->
          throw unparsable(
              "found '" + operator.text + "', expected: '=', '!=', '==', 'in', notin'");
    };
  }

  private String exactValue() {
    Token value = peek();
    if (value.isEnd() || is(value, ",")) {
      return "";
    }
    at++;
    if (!isWord(value)) {
      throw unparsable("found '" + value.text + "', expected: identifier");
    }
    return value.text;
  }

  private Set<String> set() {
    Token open = next();
    if (!is(open, "(")) {
      throw unparsable("found '" + open.text + "' expected: '('");
    }
    Set<String> values = new LinkedHashSet<>();
    if (is(peek(), ")")) {
      at++;
      values.add("");
      return values;
    }
    while (true) {
      Token value = next();
      if (isWord(value)) {
        values.add(value.text);
        Token after = next();
        if (is(after, ")")) {
          return values;
        }
        if (!is(after, ",")) {
          throw unparsable("found '" + after.text + "', expected: ',' or ')'");
        }
        if (is(peek(), ")")) {
          at++;
          values.add("");
          return values;
        }
      } else if (is(value, ",")) {
        values.add("");
        if (is(peek(), ")")) {
          at++;
          return values;
        }
      } else {
        throw unparsable(
            "found '"
                + value.text
                + (values.isEmpty()
                    ? "', expected: ',', ')' or identifier"
                    : "', expected: ',', or identifier"));
      }
    }
  }

  /** The parser of 1.21 does not know where the key stands, and says so. */
  private static void checkKey(String key) {
    FieldErrors errors = new FieldErrors();
    NameRules.qualified(key, key, "key", errors);
    refuse(errors.joinedAt("<nil>", key).stream().toList());
  }

  private static Set<String> checked(String key, Set<String> values) {
    refuse(faults(key, values));
    return values;
  }

  private static List<String> faults(String key, Set<String> values) {
    List<String> faults = new ArrayList<>();
    int i = 0;
    for (String value : new TreeSet<>(values)) {
      FieldErrors errors = new FieldErrors();
      NameRules.labelValue(value, "", errors);
      errors.joinedAt("values[" + i++ + "][" + key + "]", value).ifPresent(faults::add);
    }
    return faults;
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw unparsable(faults.size() == 1 ? faults.get(0) : "[" + String.join(", ", faults) + "]");
    }
  }

  private static Set<String> number(String key, String value) {
    List<String> faults = new ArrayList<>();
    if (!value.matches("[+-]?\\d{1,18}")) {
      faults.add(
          "values[0]: Invalid value: "
              + GoValues.quote(value)
              + ": for 'Gt', 'Lt' operators, the value must be an integer");
    }
    faults.addAll(faults(key, Set.of(value)));
    refuse(faults);
    return Set.of(value);
  }

  /** A word that could be a key; {@code in} and {@code notin} can be keys and values too. */
  private static boolean isWord(Token token) {
    return token.kind.equals("word");
  }

  private static boolean is(Token token, String symbol) {
    return token.kind.equals("symbol") && token.text.equals(symbol);
  }

  private static ApiException unparsable(String why) {
    return refused("unable to parse requirement: " + why);
  }

  private static ApiException refused(String why) {
    return ApiException.badRequest(why);
  }
}
