package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The file that keeps the names given with {@code alias}, a line each. */
final class AliasFile {

  private final Path file;
  private final WholeFile whole;

  AliasFile(Path file) {
    this.file = file;
    this.whole = new WholeFile(file);
  }

  /**
   * What it says.
   *
   * @param aliases those that can be read
   * @param broken the other lines, as they are
   * @param wrong what is wrong with each of those
   */
  record Content(Map<String, Aliased> aliases, List<String> broken, List<String> wrong) {

    private boolean knows(String name) {
      return aliases.containsKey(name) || broken.stream().anyMatch(isOf(name));
    }
  }

  private static Predicate<String> isOf(String name) {
    return line -> line.startsWith(name + "=");
  }

  Path path() {
    return file;
  }

  /** What it says; nothing where there is no such file. */
  Content read() {
    try {
      return content();
    } catch (IOException e) {
      String wrong = file + ": expected a file of text, but it cannot be read";
      return new Content(new TreeMap<>(), List.of(), List.of(wrong));
    }
  }

  private Content content() throws IOException {
    Content content = new Content(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (String line :
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.<String>of()) {
      String source = file + ", line " + ++number;
      int equals = line.indexOf('=');
      try {
        if (equals > 0) {
          String name = line.substring(0, equals);
          List<String> words = Words.of(line.substring(equals + 1));
          content.aliases().put(name, new Aliased(name, words, source));
        } else if (!line.isBlank()) {
          content.broken().add(line);
          content.wrong().add(source + ": expected NAME=COMMAND, got '" + line + "'");
        }
      } catch (CommandFailure e) {
        content.broken().add(line);
        content.wrong().add(source + ": " + e.message());
      }
    }
    return content;
  }

  /** Whether it has a line of that name, be it one that cannot be read. */
  boolean knows(String name) {
    return read().knows(name);
  }

  /**
   * Sets what a name stands for, and leaves all else as other shells may have written it.
   *
   * @param alias what it stands for, or {@code null} for nothing any more
   */
  void set(String name, @Nullable Aliased alias) {
    try {
      Content unused = whole.locked(() -> replaced(name, alias));
    } catch (IOException | UnsupportedOperationException e) {
      throw CommandFailure.refused(
          "aliases "
              + file
              + ": expected a file that can be read and written; the change holds for this"
              + " session only",
          "ls -ld " + file);
    }
  }

  private Content replaced(String name, @Nullable Aliased alias) throws IOException {
    Content content = content();
    content.aliases().remove(name);
    content.broken().removeIf(isOf(name));
    if (alias != null) {
      content.aliases().put(name, alias);
    }
    StringBuilder text = new StringBuilder();
    content
        .aliases()
        .forEach((known, as) -> text.append(known).append('=').append(as.line()).append('\n'));
    content.broken().forEach(line -> text.append(line).append('\n'));
    whole.replace(text.toString());
    return content;
  }
}
