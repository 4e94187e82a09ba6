package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever types what the README says passes the first drill, with every point. */
class FirstDrillTest {

  private static final String STATE = "rolloutshell.state";

  @TempDir Path folder;
  private final Session session = Connections.session(Target.Simulator.DEFAULT, false);

  @BeforeEach
  void keepTheRecordApart() {
    System.setProperty(STATE, folder.toString());
  }

  @AfterEach
  void end() {
    session.close();
    System.clearProperty(STATE);
  }

  private static List<String> typed() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String start = readme.substring(readme.indexOf("scripts/rollout-shell train start "));
    String first = start.substring("scripts/rollout-shell ".length(), start.indexOf('\n'));
    String block = start.substring(start.indexOf("<!-- first drill -->"));
    List<String> lines = block.lines().skip(2).takeWhile(line -> !line.equals("```")).toList();
    return Stream.concat(Stream.of(first), lines.stream()).toList();
  }

  @Test
  void theLinesOfTheReadmePassTheFirstDrill() throws IOException {
    ShellHarness shell = new ShellHarness(session);
    List<String> lines = typed();
    ShellHarness.Shown last = shell.line("# a new user");
    for (String line : lines) {
      last = shell.line(line);
      assertThat(last.code()).as(line).isEqualTo(ExitCode.DONE);
    }

    assertThat(lines).hasSize(5);
    assertThat(lines.indexOf("train answer"))
        .as("the question is shown before it is answered")
        .isEqualTo(lines.indexOf("train answer b") - 1);
    assertThat(last.out()).contains("passed: 100 of 100 points");
  }
}
