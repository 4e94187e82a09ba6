package dev.rolloutshell.simulator.json;

import java.nio.charset.StandardCharsets;

/**
 * Says what Go's {@code encoding/json} says about a malformed document, since clients show these
 * words to people.
 */
final class GoSyntax {
  private final byte[] in;
  private int at;

  private GoSyntax(byte[] in) {
    this.in = in;
  }

  private static final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;

    Complaint(String message) {
      super(message, null, false, false);
    }
  }

  /** The complaint about bytes that are no JSON document. */
  static String complaint(byte[] bytes) {
    GoSyntax scanner = new GoSyntax(bytes);
    try {
      scanner.value("looking for beginning of value", 0);
      scanner.skipSpace();
      if (scanner.at < bytes.length) {
        return scanner.invalid("after top-level value");
      }
    } catch (Complaint found) {
      return String.valueOf(found.getMessage());
    }
    return "invalid character in string escape code";
  }

  private void value(String context, int depth) throws Complaint {
    skipSpace();
    byte c = peek();
    if (depth > Json.MAX_DEPTH) {
      throw new Complaint("exceeded max depth");
    }
    if (c == '{') {
      object(depth);
    } else if (c == '[') {
      array(depth);
    } else if (c == '"') {
      string();
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      number();
    } else if (c == 't') {
      literal("true");
    } else if (c == 'f') {
      literal("false");
    } else if (c == 'n') {
      literal("null");
    } else {
      throw new Complaint(invalid(context));
    }
  }

  private void object(int depth) throws Complaint {
    at++;
    skipSpace();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      skipSpace();
      if (peek() != '"') {
        throw new Complaint(invalid("looking for beginning of object key string"));
      }
      string();
      skipSpace();
      expect(':', "after object key");
      value("looking for beginning of value", depth + 1);
      skipSpace();
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',', "after object key:value pair");
    }
  }

  private void array(int depth) throws Complaint {
    at++;
    skipSpace();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value("looking for beginning of value", depth + 1);
      skipSpace();
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',', "after array element");
    }
  }

  private void string() throws Complaint {
    at++;
    while (peek() != '"') {
      if ((peek() & 0xff) < 0x20) {
        throw new Complaint(invalid("in string literal"));
      }
      if (peek() == '\\') {
        at++;
        escape();
      } else {
        at++;
      }
    }
    at++;
  }

  private void escape() throws Complaint {
    if (peek() == 'u') {
      at++;
      for (int i = 0; i < 4; i++) {
        if (Character.digit(peek(), 16) < 0) {
          throw new Complaint(invalid("in \\u hexadecimal character escape"));
        }
        at++;
      }
    } else if ("\"\\/bfnrt".indexOf(peek()) >= 0) {
      at++;
    } else {
      throw new Complaint(invalid("in string escape code"));
    }
  }

  private void number() throws Complaint {
    if (peek() == '-') {
      at++;
      digits("in numeric literal");
    } else if (peek() == '0') {
      at++;
    } else {
      digits("in numeric literal");
    }
    if (at < in.length && in[at] == '.') {
      at++;
      digits("after decimal point in numeric literal");
    }
    if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits("in exponent of numeric literal");
    }
  }

  private void digits(String context) throws Complaint {
    if (!Character.isDigit(peek())) {
      throw new Complaint(invalid(context));
    }
    while (at < in.length && Character.isDigit(in[at])) {
      at++;
    }
  }

  private void literal(String word) throws Complaint {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw new Complaint(
            invalid("in literal " + word + " (expecting '" + word.charAt(i) + "')"));
      }
      at++;
    }
  }

  private void expect(char wanted, String context) throws Complaint {
    if (peek() != wanted) {
      throw new Complaint(invalid(context));
    }
    at++;
  }

  private byte peek() throws Complaint {
    if (at >= in.length) {
      throw new Complaint("unexpected end of JSON input");
    }
    return in[at];
  }

  private void skipSpace() {
    while (at < in.length
        && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private String invalid(String context) {
    return "invalid character " + quoted(in[at]) + " " + context;
  }

  /** A byte as Go quotes it; it takes each byte of a longer character for itself. */
  private static String quoted(byte c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '"' -> "'\"'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      case '\\' -> "'\\\\'";
      default ->
          (c & 0xff) < 0x20 || c == 0x7f
              ? "'\\x%02x'".formatted(c & 0xff)
              : "'" + new String(new byte[] {c}, StandardCharsets.ISO_8859_1) + "'";
    };
  }
}
