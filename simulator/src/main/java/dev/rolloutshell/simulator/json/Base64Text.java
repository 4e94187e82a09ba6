package dev.rolloutshell.simulator.json;

/** Base64 as Go's standard encoding reads it. */
public final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64Text() {}

  /** Where a text ceases to be base64; -1 when all of it is. Line ends do not count. */
  public static int firstWrong(String text) {
    int letters = 0;
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        break;
      }
      if (ALPHABET.indexOf(c) < 0) {
        return at;
      }
      letters++;
    }
    String rest = text.substring(at).replaceAll("[\\r\\n]", "");
    String wanted =
        switch (letters % 4) {
          case 2 -> "==";
          case 3 -> "=";
          default -> "";
        };
    if (letters % 4 == 1) {
      return at < text.length() ? at : at - 1;
    }
    return rest.equals(wanted) ? -1 : at;
  }
}
