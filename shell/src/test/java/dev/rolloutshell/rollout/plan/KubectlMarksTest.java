package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.KubectlMark;
import dev.rolloutshell.rollout.model.Limits;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Marks;
import dev.rolloutshell.rollout.model.PodView;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the marks of kubectl's own rolling-update are read, place by place. */
class KubectlMarksTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef";
  private static final String ORIG = "f".repeat(32) + "-orig";
  private static final String NEXT = "web-" + HASH;
  private static final String KEY = KubectlMark.LABEL_KEY;
  private static final Intent.Resume RESUME = new Intent.Resume("web", null);
  private static final Intent.Abort ABORT = new Intent.Abort("web", null);

  private final Planner planner = new Planner();

  private static Intent.Forward forward(@Nullable String next, String image) {
    return new Intent.Forward(
        "web", next, new Intent.Image(image, null, null), Limits.DEFAULT, KEY);
  }

  private static ControllerView half(String name, int replicas, String image, String label) {
    Map<String, Object> manifest = Scene.manifest(name, name + "-uid", replicas, image);
    for (String place : List.of("selector", "template")) {
      String[] path =
          place.equals("selector")
              ? new String[] {"spec", "selector"}
              : new String[] {"spec", "template", "metadata", "labels"};
      manifest = Tree.with(manifest, Map.of("app", "web", KEY, label), path);
    }
    return ControllerView.of(Tree.with(manifest, Map.of("app", "web"), "metadata", "labels"));
  }

  private static ControllerView edited(ControllerView one, UnaryOperator<Edit> edit) {
    return ControllerView.of(edit.apply(Edit.of(one.manifest())).manifest());
  }

  private static ControllerView annotated(ControllerView one, String... pairs) {
    ControllerView changed = one;
    for (int i = 0; i < pairs.length; i += 2) {
      String key = pairs[i];
      String value = pairs[i + 1];
      changed = edited(changed, e -> e.annotation(key, value));
    }
    return changed;
  }

  /** The source as kubectl leaves it once it has labelled it. */
  private static ControllerView source(int replicas) {
    return annotated(
        half("web", replicas, "v1", ORIG),
        KubectlMark.NEXT,
        NEXT,
        KubectlMark.ORIGINAL,
        "3",
        "team",
        "blue");
  }

  private static ControllerView target(int replicas) {
    return annotated(
        half(NEXT, replicas, "v2", HASH),
        KubectlMark.SOURCE,
        "web:web-uid",
        KubectlMark.DESIRED,
        "3");
  }

  private static Snapshot seen(ControllerView... controllers) {
    List<PodView> pods = new ArrayList<>();
    int made = 0;
    for (ControllerView controller : controllers) {
      for (int i = 0; i < controller.replicas(); i++) {
        pods.add(ForeseenPod.madeBy(controller, ++made));
      }
    }
    return new Snapshot("default", List.of(controllers), pods);
  }

  private Planner.Ruling ruling(Intent intent, ControllerView... controllers) {
    return planner.next(intent, seen(controllers), Scene.NOW);
  }

  private static Map<String, Object> written(Planner.Ruling ruling) {
    assertThat(ruling.decision()).isInstanceOf(Decision.Write.class);
    ApiWrite write = ((Decision.Write) ruling.decision()).write();
    return ((ApiWrite.UpdateController) write).manifest();
  }

  private static Decision.Refused refused(Planner.Ruling ruling, Class<? extends Rule> rule) {
    assertThat(ruling.rule()).isInstanceOf(rule);
    assertThat(ruling.decision()).isInstanceOf(Decision.Refused.class);
    return (Decision.Refused) ruling.decision();
  }

  private static Map<String, String> annotations(Planner.Ruling ruling) {
    assertThat(ruling.rule()).isInstanceOf(AdoptMarks.class);
    assertThat(((Decision.Write) ruling.decision()).keepsIntent()).isTrue();
    return Tree.strings(written(ruling), "metadata", "annotations");
  }

  @Test
  void theTargetGetsTheWholeIntentInOneWrite() {
    Planner.Ruling ruling = ruling(RESUME, source(2), target(2));

    assertThat(annotations(ruling))
        .doesNotContainKeys(KubectlMark.SOURCE, KubectlMark.DESIRED)
        .containsEntry(Mark.PARTNER, "web")
        .containsEntry(Mark.SOURCE_UID, "web-uid")
        .containsEntry(Mark.SOURCE_SELECTOR, "app=web")
        .containsEntry(Mark.DESIRED, "3")
        .containsEntry(Mark.TARGET, "3")
        .containsEntry(Mark.ORIGINAL, "3")
        .containsEntry(Mark.FINISH, Marks.RENAME)
        .containsEntry(Mark.KEY, KEY)
        .containsEntry(Mark.TURN, "0")
        .containsEntry(Mark.MAX_SURGE, "1")
        .containsEntry(Mark.MIN_READY, "0");
    assertThat(Tree.string(written(ruling), "metadata", "name")).isEqualTo(NEXT);
    assertThat(Tree.object(written(ruling), "spec"))
        .isEqualTo(Tree.object(target(2).manifest(), "spec"));
  }

  @Test
  void otherAnnotationsStay() {
    ControllerView more =
        annotated(target(1), "kubectl.kubernetes.io/last-applied-configuration", "{}");

    assertThat(annotations(ruling(RESUME, source(3), more)))
        .containsEntry("kubectl.kubernetes.io/last-applied-configuration", "{}");
  }

  @Test
  void theOperatorsWordsDecideWhetherItIsRenamed() {
    ControllerView named = annotated(half("web2", 1, "v2", HASH), marks());

    assertThat(annotations(ruling(RESUME, source(3), named)))
        .containsEntry(Mark.FINISH, Marks.RETAIN);
    assertThat(annotations(ruling(forward("web2", "v2"), source(3), named)))
        .containsEntry(Mark.FINISH, Marks.RETAIN);
    assertThat(annotations(ruling(forward(null, "v2"), source(3), named)))
        .containsEntry(Mark.FINISH, Marks.RENAME);
    assertThat(annotations(ruling(forward(NEXT, "v2"), source(3), target(1))))
        .containsEntry(Mark.FINISH, Marks.RETAIN);
  }

  private static String[] marks() {
    return new String[] {KubectlMark.SOURCE, "web:web-uid", KubectlMark.DESIRED, "3"};
  }

  @Test
  void theSizeAtTheStartIsNeverAnOldOne() {
    ControllerView stale = annotated(source(4), KubectlMark.ORIGINAL, "2");
    ControllerView larger = annotated(target(1), KubectlMark.DESIRED, "8");

    assertThat(annotations(ruling(ABORT, stale, larger))).containsEntry(Mark.ORIGINAL, "8");
    ControllerView noPointer = edited(stale, e -> e.dropAnnotation(KubectlMark.NEXT));
    assertThat(annotations(ruling(ABORT, noPointer, larger))).containsEntry(Mark.ORIGINAL, "4");
    ControllerView recorded = annotated(noPointer, KubectlMark.ORIGINAL, "6");
    assertThat(annotations(ruling(ABORT, recorded, larger))).containsEntry(Mark.ORIGINAL, "6");
  }

  @Test
  void anUnreadableSizeIsForAPerson() {
    ControllerView odd = annotated(target(1), KubectlMark.DESIRED, "many");

    assertThat(refused(ruling(RESUME, source(3), odd), RefuseContradiction.class).code())
        .isEqualTo(ExitCode.HUMAN);
  }

  @Test
  void aSizeThatIsMissingIsRestoredAsForOurOwn() {
    ControllerView without = edited(target(0), e -> e.dropAnnotation(KubectlMark.DESIRED));
    Map<String, String> adopted = annotations(ruling(RESUME, source(3), without));

    assertThat(adopted).doesNotContainKeys(Mark.DESIRED, Mark.TARGET);
    assertThat(ruling(RESUME, source(3), annotated(without, pairs(adopted))).rule())
        .isInstanceOf(RestoreTargetMarks.class);
  }

  private static String[] pairs(Map<String, String> map) {
    return map.entrySet().stream()
        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
        .toArray(String[]::new);
  }

  @Test
  void marksOfAnotherControllerOfThatNameDoNotCount() {
    ControllerView dead = annotated(target(1), KubectlMark.SOURCE, "web:other-uid");
    ControllerView prefix = annotated(target(1), KubectlMark.SOURCE, "webby:web-uid");

    for (ControllerView other : List.of(dead, prefix)) {
      assertThat(ruling(RESUME, edited(source(3), Edit::dropMarks), other).decision())
          .isInstanceOf(Decision.Done.class);
    }
  }

  @Test
  void twoTargetsAreForAPerson() {
    ControllerView second = annotated(half("web-2", 1, "v2", "e".repeat(32)), marks());

    assertThat(
            refused(ruling(RESUME, source(1), target(1), second), RefuseContradiction.class)
                .message())
        .contains(NEXT, "web-2");
  }

  @Test
  void theTargetIsNotTakenForASource() {
    for (Intent intent : List.of(new Intent.Resume(NEXT, null), new Intent.Abort(NEXT, null))) {
      assertThat(
              refused(
                      planner.next(intent, seen(source(2), target(2)), Scene.NOW),
                      RefuseTargetAsName.class)
                  .message())
          .contains("the target of the rollout of web");
    }
  }

  @Test
  void aRollbackIsAnAbort() {
    ControllerView back =
        annotated(
            source(2), KubectlMark.SOURCE, NEXT + ":" + NEXT + "-uid", KubectlMark.DESIRED, "3");
    Snapshot seen = seen(back, target(1));

    assertThat(annotations(planner.next(RESUME, seen, Scene.NOW))).containsEntry(Mark.TURN, "0");
    Snapshot then =
        new Foreseen(seen).after(write(planner.next(RESUME, seen, Scene.NOW))).snapshot();
    Planner.Ruling second = planner.next(RESUME, then, Scene.NOW);
    assertThat(annotations(second))
        .containsEntry(Mark.TURN, "1")
        .containsEntry(Mark.SELF_UID, "web-uid")
        .containsEntry(Mark.DESIRED, "3")
        .containsEntry(Mark.LABEL_ADDED, "selector,template")
        .containsEntry("team", "blue")
        .doesNotContainKeys(KubectlMark.NEXT, KubectlMark.SOURCE);
    assertThat(new Situation(RESUME, seen, Scene.NOW).aborting()).isTrue();
    refused(planner.next(new Intent.Resume(NEXT, null), seen, Scene.NOW), RefuseTargetAsName.class);
  }

  private static ApiWrite write(Planner.Ruling ruling) {
    return ((Decision.Write) ruling.decision()).write();
  }

  @Test
  void ofTwoThatNameEachOtherTheOlderIsTheSource() {
    ControllerView back =
        created(
            annotated(
                edited(source(2), e -> e.dropAnnotation(KubectlMark.NEXT)),
                KubectlMark.SOURCE,
                NEXT + ":" + NEXT + "-uid"),
            "2026-01-01T00:00:00Z");
    ControllerView younger = created(target(1), "2026-01-02T00:00:00Z");

    assertThat(KubectlRollout.names(List.of(back, younger))).containsExactly("web");
    assertThat(KubectlRollout.names(List.of(younger, back))).containsExactly("web");
  }

  private static ControllerView created(ControllerView one, String when) {
    return edited(one, e -> e.set(when, "metadata", "creationTimestamp"));
  }

  @Test
  void anEmptyTargetThatHadPodsHasNoDirection() {
    ControllerView had = annotated(target(0), KubectlMark.ORIGINAL, "2");

    Decision.Refused refused =
        refused(ruling(RESUME, source(3), had), RefuseUnclearDirection.class);
    assertThat(refused.code()).isEqualTo(ExitCode.HUMAN);
    assertThat(refused.hint()).contains("rollout abort web", "rolling-update web --image=v2");
    assertThat(ruling(ABORT, source(3), had).rule()).isInstanceOf(AdoptMarks.class);
    assertThat(ruling(forward(null, "v2"), source(3), had).rule()).isInstanceOf(AdoptMarks.class);
    ControllerView some = annotated(target(1), KubectlMark.ORIGINAL, "2");
    assertThat(ruling(RESUME, source(3), some).rule()).isInstanceOf(AdoptMarks.class);
    assertThat(ruling(RESUME, source(3), target(0)).rule()).isInstanceOf(AdoptMarks.class);
  }

  @Test
  void anEmptiedSourcePointsToATargetWithoutMarks() {
    ControllerView stripped = half(NEXT, 3, "v2", HASH);

    assertThat(annotations(ruling(RESUME, source(0), stripped)))
        .containsEntry(Mark.SOURCE_UID, "web-uid")
        .containsEntry(Mark.DESIRED, "3");
    assertThat(ruling(RESUME, source(1), stripped).rule()).isInstanceOf(RefuseShrunken.class);
    ControllerView noPointer = edited(source(0), e -> e.dropAnnotation(KubectlMark.NEXT));
    assertThat(ruling(RESUME, noPointer, stripped).rule()).isInstanceOf(RefuseShrunken.class);
    assertThat(ruling(new Intent.Resume("web", NEXT), noPointer, stripped).rule())
        .isInstanceOf(AdoptMarks.class);
    ControllerView same = half(NEXT, 3, "v2", ORIG);
    assertThat(ruling(RESUME, source(0), same).rule())
        .as("selectors that do not differ")
        .isInstanceOf(RefuseShrunken.class);
  }

  @Test
  void aTemporaryNameWithoutItsSourceIsToBeRenamed() {
    ControllerView left = half(NEXT, 3, "v2", HASH);

    assertThat(annotations(ruling(RESUME, left)))
        .containsEntry(Mark.PARTNER, "web")
        .containsEntry(Mark.SOURCE_UID, "deleted")
        .containsEntry(Mark.SOURCE_SELECTOR, "app=web")
        .containsEntry(Mark.KEY, KEY)
        .containsEntry(Mark.FINISH, Marks.RENAME);
    assertThat(ruling(ABORT, left).rule()).isInstanceOf(RefusePastReturn.class);
    assertThat(ruling(forward(null, "v3"), left).rule()).isInstanceOf(RefuseAnotherRequest.class);
    assertThat(ruling(new Intent.Resume("we", null), left).rule())
        .isInstanceOf(RefuseUnknown.class);
    ControllerView unlabelled = ControllerView.of(Scene.manifest(NEXT, "uid", 3, "v2"));
    assertThat(ruling(RESUME, unlabelled).rule()).isInstanceOf(RefuseUnknown.class);
    assertThat(ruling(new Intent.Resume(NEXT, null), left).decision())
        .isInstanceOf(Decision.Done.class);
  }

  @Test
  void aSourceDeletedMidwayLeavesTheSizeWithTheTarget() {
    assertThat(annotations(ruling(RESUME, target(1))))
        .containsEntry(Mark.DESIRED, "3")
        .containsEntry(Mark.SOURCE_UID, "web-uid");
  }

  private static ControllerView halfLabelled(boolean narrowed) {
    ControllerView labelled = edited(source(3), e -> e.dropAnnotation(KubectlMark.ORIGINAL));
    return narrowed ? labelled : edited(labelled, e -> e.drop("spec", "selector", KEY));
  }

  @Test
  void aHalfLabelledSourceSaysWhatCanBeDone() {
    for (boolean narrowed : new boolean[] {false, true}) {
      ControllerView source = halfLabelled(narrowed);
      Decision.Refused refused = refused(ruling(RESUME, source), RefuseHalfLabelled.class);
      assertThat(refused.message()).contains("while it labelled web with 'deployment'");
      assertThat(refused.hint()).contains("'rolling-update web --image", "'rollout abort web'");
      assertThat(ruling(forward(null, "v2"), source).rule()).isInstanceOf(CreateTarget.class);
      assertThat(annotations(ruling(ABORT, source)))
          .containsEntry(Mark.TURN, "1")
          .containsEntry(Mark.ORIGINAL, "3")
          .containsEntry(Mark.LABEL_ADDED, narrowed ? "template,selector" : "template");
    }
    Intent.Forward otherKey = Scene.forward("web", null, "v2");
    assertThat(refused(ruling(otherKey, halfLabelled(false)), RefuseHalfLabelled.class).hint())
        .contains("--deployment-label-key=deployment");
    assertThat(ruling(otherKey, halfLabelled(true)).rule()).isInstanceOf(CreateTarget.class);
  }

  @Test
  void aLabelThatWasThereBeforeIsNotHalfDone() {
    ControllerView old = annotated(half("web", 3, "v1", HASH), KubectlMark.NEXT, NEXT);
    ControllerView rolledBack = source(3);

    for (ControllerView source : List.of(old, rolledBack)) {
      assertThat(ruling(RESUME, source).decision()).isInstanceOf(Decision.Done.class);
      assertThat(ruling(ABORT, source).rule()).isInstanceOf(RecogniseDone.class);
    }
    assertThat(KubectlRollout.names(List.of(old))).isEmpty();
    assertThat(KubectlRollout.names(List.of(rolledBack))).isEmpty();
  }

  @Test
  void aFileThatSaysItsSizeNeedsNotKubectls() {
    ControllerView shrunken = edited(source(1), e -> e.dropAnnotation(KubectlMark.NEXT));
    Map<String, Object> file = Scene.manifest("web", "", 4, "v2");
    Intent.Forward sized =
        new Intent.Forward("web", null, new Intent.Manifest(file), Limits.DEFAULT, KEY);

    assertThat(refused(ruling(forward(null, "v2"), shrunken), RefuseShrunken.class).message())
        .contains("has 1 of the 3 replicas");
    assertThat(ruling(sized, shrunken).rule()).isInstanceOf(CreateTarget.class);
  }

  @Test
  void namesWhatIsUnderWay() {
    assertThat(KubectlRollout.names(List.of(source(2), target(1)))).containsExactly("web");
    assertThat(KubectlRollout.names(List.of(target(1)))).containsExactly("web");
    assertThat(KubectlRollout.names(List.of(half(NEXT, 3, "v2", HASH)))).containsExactly("web");
    assertThat(KubectlRollout.names(List.of(source(0), half(NEXT, 3, "v2", HASH))))
        .containsExactly("web");
    assertThat(KubectlRollout.names(List.of(halfLabelled(false)))).containsExactly("web");
    assertThat(KubectlRollout.names(List.of(half("web", 3, "v1", HASH)))).isEmpty();
    ControllerView dead = annotated(target(1), KubectlMark.SOURCE, "web:other-uid");
    assertThat(KubectlRollout.names(List.of(half("web", 3, "v1", HASH), dead))).isEmpty();
  }

  @Test
  void podsAloneAreNamedWithWhatTakesThemOver() {
    ControllerView gone = half(NEXT, 2, "v2", HASH);
    List<PodView> pods =
        seen(gone).pods().stream()
            .map(p -> ForeseenPod.ownedBy(p, ""))
            .map(
                p ->
                    PodView.of(
                        Tree.with(
                            p.manifest(), List.of(Map.of("image", "v2")), "spec", "containers")))
            .toList();
    Snapshot left = new Snapshot("default", List.of(), pods);

    Decision.Refused refused =
        refused(planner.next(RESUME, left, Scene.NOW), RefuseAbandonedPods.class);
    assertThat(refused.message()).contains("web not found", "left 2 pods");
    assertThat(refused.hint()).contains("2 replicas", "image v2,", "app=web,deployment=" + HASH);
    assertThat(planner.next(new Intent.Resume("we", null), left, Scene.NOW).rule())
        .isInstanceOf(RefuseUnknown.class);
    assertThat(
            planner
                .next(RESUME, new Snapshot("default", List.of(), seen(gone).pods()), Scene.NOW)
                .rule())
        .as("pods that have an owner")
        .isInstanceOf(RefuseUnknown.class);
  }

  @Test
  void everyPlaceLeadsToBothEnds() {
    Forecast forecast = new Forecast(planner);
    for (int grown = 0; grown <= 3; grown++) {
      Snapshot seen = seen(source(3 - grown), target(grown));
      Forecast.Course on = forecast.of(RESUME, seen, Scene.NOW);
      assertThat(on.ending()).as("%s", on.last()).isEqualTo(Ending.ROLLED_OUT);
      assertThat(on.state().controllers()).extracting(ControllerView::name).containsExactly("web");
      Forecast.Course back = forecast.of(ABORT, seen, Scene.NOW);
      assertThat(back.ending()).as("%s", back.last()).isEqualTo(Ending.ABORTED);
      ControllerView restored = back.state().controllers().get(0);
      assertThat(restored.selector()).containsOnlyKeys("app");
      assertThat(restored.templateLabels()).containsOnlyKeys("app");
      assertThat(restored.annotations()).containsOnlyKeys("team");
      assertThat(restored.replicas()).isEqualTo(3);
    }
  }
}
