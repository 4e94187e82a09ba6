package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rolloutshell.explore.Budget;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Merge;
import dev.rolloutshell.explore.Scope;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.explore.Tool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final Scope SCOPE = Scope.of(List.of(new Setup(0, "web-b", 0)), 1);

  private static ExplorationReport explore(Tool tool, Scope scope) {
    return new Exploration(tool, scope, Budget.NONE, System::nanoTime)
        .run(2, Exploration.Listener.NONE);
  }

  private static Merge.Named shard(int index, int of) {
    return new Merge.Named(
        "shard-" + index + ".json", explore(Tool.OURS, SCOPE.part(new Shard(index, of))));
  }

  @Test
  void theShardsAddUpToTheWhole() {
    ExplorationReport whole = explore(Tool.OURS, SCOPE);

    ExplorationReport merged = Merge.of(List.of(shard(2, 3), shard(0, 3), shard(1, 3)));

    assertThat(merged.runs()).isEqualTo(whole.runs()).isPositive();
    assertThat(merged.converged()).isEqualTo(whole.converged());
    assertThat(merged.digest()).isEqualTo(whole.digest());
    assertThat(merged.coverage()).isEqualTo(whole.coverage());
    assertThat(merged.options()).isEqualTo(whole.options());
    assertThat(merged.shard()).isEqualTo("0/1");
    assertThat(merged.pruned()).isBetween(0L, whole.pruned());
  }

  @Test
  void violationsOfAllShardsAreThere() {
    List<Merge.Named> shards = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      shards.add(
          new Merge.Named(
              "s" + i, explore(Mutant.ANOTHER_IMAGE_ACCEPTED.tool(), SCOPE.part(new Shard(i, 2)))));
    }
    ExplorationReport whole = explore(Mutant.ANOTHER_IMAGE_ACCEPTED.tool(), SCOPE);

    assertThat(Merge.of(shards).violations())
        .containsExactlyInAnyOrderElementsOf(whole.violations())
        .isNotEmpty();
  }

  @Test
  void aShardThatIsMissingOrThereTwiceIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merge.of(List.of(shard(0, 3), shard(2, 3))))
        .withMessage("expected all 3 shards, got none for 1/3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merge.of(List.of(shard(0, 2), shard(0, 2))))
        .withMessage("shard-0.json: expected each shard once, got 0/2 as in shard-0.json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Merge.of(List.of(shard(0, 2), shard(1, 3))))
        .withMessage("shard-1.json: expected a shard of 2 as in shard-0.json, got 1/3");
  }

  @Test
  void shardsOfOtherOptionsDoNotFit() {
    Scope other = Scope.of(List.of(new Setup(0, null, 0)), 1).part(new Shard(1, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Merge.of(
                    List.of(shard(0, 2), new Merge.Named("b.json", explore(Tool.OURS, other)))))
        .withMessage("b.json: expected the options and the seed of shard-0.json, got others");
  }
}
