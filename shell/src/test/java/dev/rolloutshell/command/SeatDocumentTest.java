package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/instructors.md says of the commands of a trainee is what a seat does. */
class SeatDocumentTest {

  private static List<String> rows() throws IOException {
    String text = Files.readString(Path.of("../docs/instructors.md"));
    String table = text.substring(text.indexOf("<!-- seat -->"));
    return table
        .substring(0, table.indexOf("<!-- end -->"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.indexOf(" | ", 2)))
        .toList();
  }

  private static String words(Set<String> commands) {
    return new TreeSet<>(commands)
        .stream().map(command -> "`" + command + "`").collect(Collectors.joining(", "));
  }

  @Test
  void theTableHasEveryCommandOfASeat() throws IOException {
    assertThat(rows())
        .isEqualTo(
            List.of(
                words(SeatWatch.ASKED),
                words(SeatWatch.IN_THE_END),
                words(SeatWatch.THE_INSTRUCTORS)));
  }

  @Test
  void everyTrainingCommandHasAPlaceInASeat() {
    Set<String> known = new TreeSet<>(SeatWatch.ASKED);
    known.addAll(SeatWatch.IN_THE_END);
    known.addAll(SeatWatch.THE_INSTRUCTORS);
    // These work on files of one's own, and on another cluster.
    known.addAll(List.of("train lint", "train from-journal", "train join"));
    List<String> all = new ArrayList<>();
    try (var session = Connections.session(Target.Simulator.DEFAULT, false)) {
      Commands.registry(session).getCommands().stream()
          .map(command -> command.getName())
          .filter(name -> name.startsWith("train "))
          .forEach(all::add);
    }

    assertThat(all).isNotEmpty().allSatisfy(name -> assertThat(known).contains(name));
  }
}
