package dev.rolloutshell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole drill in the hands of a program, which reads JSON and nothing else. */
class TrainJsonIT {

  @TempDir Path directory;

  private List<JsonNode> documents(String... lines) {
    Program.Ended ended = Program.run(directory, String.join("\n", lines) + "\n");
    assertThat(ended.code()).as(ended.err()).isZero();
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = JsonMapper.shared().createParser(ended.out())) {
      while (parser.nextToken() != null) {
        documents.add(parser.readValueAsTree());
      }
    }
    return documents;
  }

  @Test
  void everyLineOfADrillIsOneDocumentWithWhatAProgramNeedsForTheNextOne() {
    List<JsonNode> found =
        documents("train list -o json", "train start bad-image -o json", "train answer -o json");
    JsonNode listed =
        found
            .get(0)
            .valueStream()
            .filter(one -> one.path("drill").asString().equals("bad-image"))
            .findFirst()
            .orElseThrow();
    String drill = listed.path("drill").asString();
    String letter =
        found
            .get(2)
            .path("causes")
            .valueStream()
            .filter(cause -> cause.path("cause").asString().contains("cannot be pulled"))
            .map(cause -> cause.path("letter").asString())
            .findFirst()
            .orElseThrow();

    List<JsonNode> played =
        documents(
            "train start " + drill + " -o json",
            "train status -o json",
            "train hint -o json",
            "train answer " + letter + " -o json",
            "rollout abort -o json",
            "train status -o json",
            "train check -o json",
            "train debrief -o json",
            "train score -o json",
            "train list -o json");

    assertThat(found).hasSize(3);
    assertThat(listed.path("passed").asBoolean()).isFalse();
    assertThat(played).hasSize(10);
    assertThat(holding(played.get(1))).containsExactly(false, true, true);
    assertThat(played.get(2).path("hint").asString()).isNotEmpty();
    assertThat(played.get(3).path("right").asBoolean()).isTrue();
    assertThat(played.get(4).path("code").asInt()).isZero();
    assertThat(holding(played.get(5))).containsExactly(true, true, true);
    JsonNode checked = played.get(6);
    assertThat(checked.path("passed").asBoolean()).isTrue();
    assertThat(checked.path("score").asInt()).isEqualTo(93);
    assertThat(checked.path("mitigation").path("parts").size()).isEqualTo(5);
    assertThat(checked.path("diagnosis").path("points").asInt()).isEqualTo(100);
    assertThat(played.get(7).path("typed").get(0).path("line").asString())
        .isEqualTo("rollout abort -o json");
    assertThat(played.get(8).path("points").asInt()).isEqualTo(93);
    assertThat(
            played
                .get(9)
                .valueStream()
                .filter(one -> one.path("passed").asBoolean())
                .map(one -> one.path("drill").asString()))
        .containsExactly(drill);
  }

  private static List<Boolean> holding(JsonNode status) {
    return status.path("goals").valueStream().map(goal -> goal.path("holds").asBoolean()).toList();
  }
}
