package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connections;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.Target;
import dev.rolloutshell.view.Format;
import dev.rolloutshell.view.StreamScreen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final String BEGIN = "<!-- transcript -->\n```\n";

  @Test
  void theReadmeShowsWhatTheScriptPrints() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();

    assertThat(readme).contains(BEGIN);
    assertThat(readme.substring(begin, readme.indexOf("```\n", begin))).isEqualTo(printed());
  }

  private static String printed() throws IOException {
    StringWriter out = new StringWriter();
    StreamScreen screen =
        new StreamScreen(new PrintWriter(out), new PrintWriter(Writer.nullWriter()), 0);
    try (Session session = Connections.session(Target.Simulator.DEFAULT, false);
        Prompt prompt = new Prompt(session);
        BufferedReader lines = Files.newBufferedReader(Path.of("../scripts/transcript.rollout"))) {
      OperatorShell shell = new OperatorShell(Commands.registry(session), screen, Format.TABLE);
      ScriptRunner runner = new ScriptRunner(shell, screen, prompt::exactText);
      assertThat(runner.run(lines, "transcript")).isEqualTo(ExitCode.DONE);
    }
    return out.toString();
  }
}
