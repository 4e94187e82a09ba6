package dev.rolloutshell.rollout.plan;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Edit;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a forward intent asks of a controller's manifest. */
final class Request {

  private final Intent.Forward intent;

  Request(Intent.Forward intent) {
    this.intent = intent;
  }

  /** Why the change cannot be made to this controller, or {@code null} when it can. */
  Decision.@Nullable Refused refusal(ControllerView source) {
    if (!(intent.change() instanceof Intent.Image image)) {
      return null;
    }
    List<String> names = containerNames(source.manifest());
    if (names.isEmpty()) {
      return new Decision.Refused(
          ExitCode.REFUSED, source.path() + " has no containers", "give a manifest with -f FILE");
    }
    if (image.container() == null && names.size() > 1) {
      return new Decision.Refused(
          ExitCode.USAGE,
          source.path()
              + " has "
              + names.size()
              + " containers, so the image alone does not say which",
          "add --container=" + String.join("|", names));
    }
    if (image.container() != null && !names.contains(image.container())) {
      return new Decision.Refused(
          ExitCode.REFUSED,
          source.path() + " has no container '" + image.container() + "'",
          "use --container=" + String.join("|", names));
    }
    return null;
  }

  /** Whether a controller is already what is asked for. */
  boolean isMetBy(ControllerView controller) {
    if (intent.change() instanceof Intent.Image image) {
      Map<String, Object> container = container(controller.manifest(), image);
      return container != null
          && Tree.string(container, "image").equals(image.image())
          && (image.pullPolicy() == null
              || Tree.string(container, "imagePullPolicy").equals(image.pullPolicy()));
    }
    Map<String, Object> wanted = ((Intent.Manifest) intent.change()).manifest();
    Map<String, Object> live = plain(controller.manifest());
    Map<String, Object> whole = plain(complete(wanted, controller));
    return Coverage.covers(
            Tree.value(live, "spec", "template"), Tree.value(whole, "spec", "template"))
        && Coverage.covers(
            Tree.value(live, "spec", "selector"), Tree.value(whole, "spec", "selector"));
  }

  /** Whether a controller is what is asked for, in the size that is asked for. */
  boolean isFulfilledBy(ControllerView controller) {
    long size =
        intent.change() instanceof Intent.Manifest file
            ? Tree.number(file.manifest(), controller.replicas(), "spec", "replicas")
            : controller.replicas();
    return size == controller.replicas() && isMetBy(controller);
  }

  /** A manifest without the labels of rollouts, which no file asks for. */
  private Map<String, Object> plain(Map<String, Object> manifest) {
    List<String> places = List.of("template", "selector");
    return Edit.of(manifest)
        .dropLabel(intent.labelKey(), places)
        .dropLabel(Mark.PARK_LABEL, places)
        .manifest();
  }

  /** In words: the image, or the file's images. */
  String inWords() {
    return intent.change() instanceof Intent.Image image
        ? "image " + image.image()
        : "the manifest of the file";
  }

  /** The manifest asked for, made from the source's; its size is the wanted one. */
  Map<String, Object> appliedTo(ControllerView source) {
    if (intent.change() instanceof Intent.Manifest file) {
      return complete(file.manifest(), source);
    }
    Intent.Image image = (Intent.Image) intent.change();
    Map<String, Object> chosen = container(source.manifest(), image);
    List<Object> containers = new ArrayList<>();
    for (Map<String, Object> container : containers(source.manifest())) {
      if (container.equals(chosen)) {
        Map<String, Object> changed = new LinkedHashMap<>(container);
        changed.put("image", image.image());
        if (image.pullPolicy() != null) {
          changed.put("imagePullPolicy", image.pullPolicy());
        }
        containers.add(changed);
      } else {
        containers.add(container);
      }
    }
    return Tree.with(source.manifest(), containers, "spec", "template", "spec", "containers");
  }

  /** A file's manifest with what Kubernetes would default, and the source's size if it has none. */
  private static Map<String, Object> complete(Map<String, Object> file, ControllerView source) {
    Map<String, Object> whole = file;
    Map<String, Object> labels = Tree.object(file, "spec", "template", "metadata", "labels");
    if (Tree.object(file, "spec", "selector").isEmpty()) {
      whole = Tree.with(whole, labels, "spec", "selector");
    }
    if (Tree.object(file, "metadata", "labels").isEmpty()) {
      whole = Tree.with(whole, labels, "metadata", "labels");
    }
    if (Tree.value(file, "spec", "replicas") == null) {
      whole = Tree.with(whole, source.replicas(), "spec", "replicas");
    }
    return whole;
  }

  private static @Nullable Map<String, Object> container(
      Map<String, Object> manifest, Intent.Image image) {
    List<Map<String, Object>> containers = containers(manifest);
    for (Map<String, Object> container : containers) {
      if (image.container() == null
          ? containers.size() == 1
          : Tree.string(container, "name").equals(image.container())) {
        return container;
      }
    }
    return null;
  }

  private static List<Map<String, Object>> containers(Map<String, Object> manifest) {
    return Tree.objects(manifest, "spec", "template", "spec", "containers");
  }

  private static List<String> containerNames(Map<String, Object> manifest) {
    return containers(manifest).stream().map(c -> Tree.string(c, "name")).toList();
  }
}
