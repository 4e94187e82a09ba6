package dev.rolloutshell.command;

import dev.rolloutshell.journal.JournalFile;
import dev.rolloutshell.journal.JournalFolder;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.settings.Setting;
import dev.rolloutshell.settings.Settings;
import dev.rolloutshell.view.Screen;

/** Where sessions leave their journals, unless the user does not want any. */
public final class Journals {

  private Journals() {}

  /** The folder of this user's journals. */
  public static JournalFolder folder() {
    return new JournalFolder(StateHome.file("journal"));
  }

  /** Has a session write its journal, unless its user wants none. */
  public static void keep(Session session, Screen screen, Settings settings) {
    if (settings.on(Setting.JOURNAL)) {
      session.diary().tell(new JournalFile(folder(), screen::note));
    }
  }
}
