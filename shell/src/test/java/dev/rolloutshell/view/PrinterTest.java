package dev.rolloutshell.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.drive.Explanation;
import dev.rolloutshell.rollout.drive.PlanReport;
import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PrinterTest {

  private static final StepRecord FIRST =
      new StepRecord(
          1, "forward", "CREATE", "replicationcontrollers/web-2", "CreateTarget", "begins", 3, 3);
  private static final StepRecord SECOND =
      new StepRecord(
          12,
          "forward",
          "DELETE",
          "replicationcontrollers/web",
          "DeleteSource",
          "empty\nnow",
          3,
          4);
  private static final PlanReport PLAN =
      new PlanReport(
          ExitCode.DONE, "web", "web-2", "forward", List.of(FIRST, SECOND), 3, 4, "2 writes", "x");

  private static final RolloutStatus STATUS =
      new RolloutStatus(
          "web",
          "default",
          "forward",
          "rolling",
          "rename",
          3,
          0,
          new ControllerState("web", 2, 2, 2, 2, List.of("a:1", "b:1")),
          null,
          null,
          7,
          20,
          SECOND,
          "2 pods",
          Limits.DEFAULT,
          "key",
          List.of("look out"));

  private static String print(Format format, Output output) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    Printer.of(format).print(output, writer);
    writer.flush();
    return text.toString();
  }

  @Test
  void printsAPlanAsATable() {
    assertThat(print(Format.TABLE, PlanView.output(PLAN)))
        .isEqualTo(
            """
            STEP   VERB     OBJECT                         READY   TOTAL   WHY
            1      CREATE   replicationcontrollers/web-2   3       3       begins
            12     DELETE   replicationcontrollers/web     3       4       empty now
            2 writes
            next: x
            """);
  }

  @Test
  void printsThePlansRulesWhenMoreIsWanted() {
    assertThat(print(Format.WIDE, PlanView.output(PLAN)))
        .startsWith("STEP   VERB     OBJECT                         READY   TOTAL   RULE")
        .contains("CreateTarget");
  }

  @Test
  void printsAPlanAsYaml() {
    assertThat(print(Format.YAML, PlanView.output(PLAN)))
        .startsWith("code: 0\nname: web\ntarget: web-2\ndirection: forward\nsteps:\n- number: 1\n");
  }

  @Test
  void printsTheNamesOfTheObjects() {
    assertThat(print(Format.NAME, PlanView.output(PLAN))).isEqualTo("replicationcontroller/web\n");
  }

  @Test
  void leavesTheMessageOfAFailedPlanToStandardError() {
    Output refused =
        PlanView.output(
            new PlanReport(
                ExitCode.REFUSED, "we", null, "none", List.of(), 0, 0, "we: not found", null));

    assertThat(print(Format.TABLE, refused)).isEmpty();
    assertThat(print(Format.JSON, refused)).contains("\"code\": 1").contains("\"target\": null");
    assertThat(refused.problem()).isEqualTo(new Output.Problem("we: not found", null));
  }

  @Test
  void printsAStatusAsATable() {
    assertThat(print(Format.TABLE, StatusView.output(STATUS)))
        .isEqualTo(
            """
            default/web: forward, rolling, step 7 of 20, size 3, ends with rename
            ROLE     NAME   DESIRED   CURRENT   READY   AVAILABLE   IMAGES
            source   web    2         2         2       2           a:1,b:1
            target   -      -         -         -       -           -
            waiting for 2 pods
            foreseen once that is over: step 12, DELETE replicationcontrollers/web
            look out
            """);
  }

  @Test
  void printsAStatusWithoutARollout() {
    RolloutStatus none =
        new RolloutStatus(
            "web", "default", "none", "", null, 0, 0, null, null, null, 0, 0, null, null, null,
            null, List.of());

    assertThat(print(Format.TABLE, StatusView.output(none)))
        .isEqualTo("default/web: no rollout under way\n");
  }

  @Test
  void printsAnExplanationAsATable() {
    Explanation explanation =
        new Explanation(
            "web",
            List.of(
                new Explanation.Line("Refuse", "what cannot be", false),
                new Explanation.Line("Roll", "scales", true)),
            List.of("source: web"),
            "update web");

    assertThat(print(Format.TABLE, ExplainView.output(explanation)))
        .isEqualTo(
            """
            rule 2 decides: Roll, scales
            it sees:
              source: web
            it says: update web
            asked before it, and silent: 1 rule; -o wide lists it
            """);
    assertThat(print(Format.WIDE, ExplainView.output(explanation)))
        .endsWith("silent because this is not so:\n   Refuse   what cannot be\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00Z",
        "2026-1-1",
        "1:30",
        "190:20:30.15",
        "1_000",
        "0x1f",
        "0o7",
        ".inf",
        ".NaN",
        "1e3",
        "-1.5",
        "+1",
        "12",
        "yes",
        "Off",
        "NULL",
        "~"
      })
  void quotesWhatReadersOfOlderYamlTakeForSomethingElse(String text) {
    assertThat(Documents.yaml(Map.of(text, text)))
        .isEqualTo("\"%s\": \"%s\"\n".formatted(text, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.64.0.3", "web-5tgvf", "example/web:v1", "2/3", "/dev/null", "v1"})
  void leavesPlainTextPlain(String text) {
    assertThat(Documents.yaml(Map.of("a", text))).isEqualTo("a: " + text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true", "no", "null", "~", "", " ", "1", "1e3", "0x1f", "012", "1:30", "2026-01-01", "a: b",
        "- a", "# c", "line\nbreak", "@x", "*y", "&z", "!t", "%d", "'q'", "\"d\"", "a #b", "{", "["
      })
  void writesYamlThatReadsBackAsTheSameText(String text) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", text);
    document.put("list", List.of(text, 1, true));

    assertThat(new YAMLMapper().readValue(Documents.yaml(document), Object.class))
        .isEqualTo(document);
  }
}
