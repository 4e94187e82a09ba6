package dev.rolloutshell.command;

import dev.rolloutshell.view.Screen;
import java.util.ArrayList;
import java.util.List;

/** A screen that keeps its lines, for whoever shows them later. */
final class CapturedScreen implements Screen {

  private final List<Round.Said> said = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  @Override
  public synchronized void line(String text) {
    text(text + "\n");
  }

  @Override
  public synchronized void text(String text) {
    open.append(text);
    for (int end = open.indexOf("\n"); end >= 0; end = open.indexOf("\n")) {
      said.add(new Round.Said(open.substring(0, end).stripTrailing(), false));
      open.delete(0, end + 1);
    }
  }

  @Override
  public synchronized void note(String text) {
    said.add(new Round.Said(text, true));
  }

  @Override
  public void passing(String what, String detail) {
    // What goes on meanwhile is gone when the lines are shown.
  }

  @Override
  public synchronized void flush() {
    if (!open.isEmpty()) {
      text("\n");
    }
  }

  /** The lines so far. */
  synchronized List<Round.Said> said() {
    return List.copyOf(said);
  }
}
