package dev.rolloutshell.command;

import dev.rolloutshell.journal.JournalFile;
import dev.rolloutshell.journal.JournalFolder;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Screen;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where sessions leave their journals, unless the user does not want any. */
public final class Journals {

  /** The environment variable that switches journals off. */
  static final String SWITCH = "ROLLOUT_SHELL_JOURNAL";

  private static final Set<String> OFF = Set.of("off", "no", "false", "0");

  private Journals() {}

  /** The folder of this user's journals. */
  public static JournalFolder folder() {
    return new JournalFolder(StateHome.file("journal"));
  }

  /** Whether a value of the environment variable wants journals. */
  static boolean wanted(@Nullable String value) {
    return value == null || !OFF.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** Has a session write its journal, unless the environment says no. */
  public static void keep(Session session, Screen screen) {
    if (wanted(System.getenv(SWITCH))) {
      session.diary().tell(new JournalFile(folder(), screen::note));
    }
  }
}
