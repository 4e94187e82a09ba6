package dev.rolloutshell.journal;

import java.util.regex.Pattern;

/** Takes secrets out of what is written down: tokens, passwords and credentials in addresses. */
public final class Discretion {

  private static final String MASK = "***";

  private static final Pattern OPTION =
      Pattern.compile(
          "(--?[\\w-]*(?:token|password|passwd|secret|credential|api-?key|private-?key)[\\w-]*)"
              + "(=|\\s+)(\"[^\"]*\"?|'[^']*'?|\\S+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WORD =
      Pattern.compile(
          "\\b(authorization\\s*[=:]\\s*(?:\\w+\\s+)?|(?:bearer|basic)\\s+"
              + "|(?:token|password|secret)\\s*[=:]\\s*)"
              + "(\"[^\"]*\"?|'[^']*'?|[^\\s,;]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS = Pattern.compile("(\\w+://)[^/@\\s]*@");

  private Discretion() {}

  /** The text with its secrets masked. */
  public static String masked(String text) {
    String masked = OPTION.matcher(text).replaceAll("$1$2" + MASK);
    masked = WORD.matcher(masked).replaceAll("$1" + MASK);
    return ADDRESS.matcher(masked).replaceAll("$1" + MASK + "@");
  }
}
