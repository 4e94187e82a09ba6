package dev.rolloutshell.command;

import java.time.Duration;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.utils.NonBlockingReader;

/**
 * The letters of a drill as single keys. A letter on an empty line acts when nothing else is typed
 * for a moment; one that costs something says so first, and acts when it is pressed again. With Alt
 * it acts at once. On a line that has begun, and where no drill is under way, such a key does what
 * it always does.
 */
final class DrillKeys {

  /** The next key of a word that is being typed, or pasted, comes before that. */
  private static final Duration MOMENT = Duration.ofMillis(700);

  private final OperatorShell shell;
  private final LineReader reader;
  private String asked = "";

  private DrillKeys(OperatorShell shell, LineReader reader) {
    this.shell = shell;
    this.reader = reader;
  }

  /** The keys of a reader, which has them from now on. */
  static DrillKeys bind(OperatorShell shell, LineReader reader) {
    DrillKeys keys = new DrillKeys(shell, reader);
    KeyMap<Binding> map = reader.getKeyMaps().get(LineReader.MAIN);
    if (map != null) {
      DrillWatch.KEYS.keySet().forEach(letter -> keys.bind(map, letter));
    }
    return keys;
  }

  /** Another line is read: what was asked on the one before is settled. */
  void nextLine() {
    asked = "";
  }

  private void bind(KeyMap<Binding> map, String letter) {
    Binding withAlt = map.getBound(KeyMap.alt(letter));
    reader.getWidgets().put("drill-alt-" + letter, () -> withAlt(letter, withAlt));
    map.bind(new Reference("drill-alt-" + letter), KeyMap.alt(letter));
    reader.getWidgets().put("drill-" + letter, () -> alone(letter));
    map.bind(new Reference("drill-" + letter), letter);
  }

  private boolean withAlt(String letter, Binding usual) {
    if (reader.getBuffer().length() == 0 && shell.keys().containsKey(letter)) {
      reader.getBuffer().write(letter);
      reader.callWidget(LineReader.ACCEPT_LINE);
    } else if (usual instanceof Reference reference) {
      reader.callWidget(reference.name());
    }
    return true;
  }

  private boolean alone(String letter) {
    String before = reader.getBuffer().toString();
    boolean again = asked.equals(letter) && (before.isEmpty() || before.equals(letter));
    if (!again && !asked.isEmpty() && before.equals(asked)) {
      reader.getBuffer().clear(); // No command begins with two of them: another one is meant.
      before = "";
    }
    asked = "";
    if (again) {
      reader.getBuffer().clear();
      reader.getBuffer().write(letter);
      reader.callWidget(LineReader.ACCEPT_LINE);
      return true;
    }
    reader.callWidget(LineReader.SELF_INSERT);
    String cost = before.isEmpty() ? shell.keys().get(letter) : null;
    if (cost != null && nothingFollows()) {
      act(letter, cost);
    }
    return true;
  }

  private boolean nothingFollows() {
    reader.callWidget(LineReader.REDISPLAY);
    return reader instanceof LineReaderImpl keyboard
        && keyboard.peekCharacter(MOMENT.toMillis()) == NonBlockingReader.READ_EXPIRED;
  }

  private void act(String letter, String cost) {
    if (cost.isEmpty()) {
      reader.callWidget(LineReader.ACCEPT_LINE);
      return;
    }
    asked = letter;
    boolean word = shell.begins(letter);
    if (!word) {
      reader.getBuffer().clear();
    }
    String on = word ? ", or type on" : "";
    reader.printAbove(letter + ": " + cost + "; " + letter + " again does it" + on);
  }
}
