package dev.rolloutshell.command;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/**
 * The letters of a drill with Alt, which act at once while nothing else is typed. On a line that
 * has begun, and where no drill is under way, such a key does what it always does.
 */
final class DrillKeys {

  private final OperatorShell shell;
  private final LineReader reader;

  private DrillKeys(OperatorShell shell, LineReader reader) {
    this.shell = shell;
    this.reader = reader;
  }

  static void bind(OperatorShell shell, LineReader reader) {
    DrillKeys keys = new DrillKeys(shell, reader);
    DrillWatch.KEYS.keySet().forEach(keys::bind);
  }

  private void bind(String letter) {
    KeyMap<Binding> map = reader.getKeyMaps().get(LineReader.MAIN);
    if (map == null) {
      return;
    }
    String key = KeyMap.alt(letter);
    String widget = "drill-" + letter;
    Binding usual = map.getBound(key);
    reader.getWidgets().put(widget, () -> act(letter, usual));
    map.bind(new Reference(widget), key);
  }

  private boolean act(String letter, Binding usual) {
    if (reader.getBuffer().length() == 0 && shell.keys().contains(letter)) {
      reader.getBuffer().write(letter);
      reader.callWidget(LineReader.ACCEPT_LINE);
    } else if (usual instanceof Reference reference) {
      reader.callWidget(reference.name());
    }
    return true;
  }
}
