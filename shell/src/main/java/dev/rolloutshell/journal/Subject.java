package dev.rolloutshell.journal;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The controller that a typed command is about, as far as its words tell. */
final class Subject {

  /** Not an option, and not a number of steps. */
  private static final String NAME = "(?!\\d+(?:\\s|$))([^-\\s]\\S*)(?:\\s.*)?";

  private static final Pattern ROLLOUT =
      Pattern.compile("(?:rollout\\s+[a-z]+|rolling-update)\\s+" + NAME);

  private static final Pattern OBJECT =
      Pattern.compile("[a-z]+\\s+(?:rc|replicationcontrollers?)(?:/|\\s+)" + NAME);

  private Subject() {}

  /** Whether a command names a controller that is none of these. */
  static boolean isAnother(String line, Set<String> names) {
    Matcher rollout = ROLLOUT.matcher(line.strip());
    Matcher named = rollout.matches() ? rollout : OBJECT.matcher(line.strip());
    return named.matches() && !names.contains(named.group(1));
  }
}
