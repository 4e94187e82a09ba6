package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.model.ResourceTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The kinds that can stand in a body. */
final class KnownKinds {
  /** Kinds with their API versions, as {@code policy/v1beta1/Eviction}. */
  private static final Set<String> KINDS = new HashSet<>();

  /** What 1.21 knows besides what is served here; it has policy/v1, but not yet with evictions. */
  private static final String OTHERS =
      """
      v1 Binding ComponentStatus LimitRange Node PersistentVolume PersistentVolumeClaim PodTemplate
      v1 RangeAllocation Secret ServiceAccount
      v1 Namespace Pod ReplicationController Service Endpoints Event ConfigMap ResourceQuota
      apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      apps/v1beta1 ControllerRevision Deployment StatefulSet
      apps/v1beta2 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      autoscaling/v1 HorizontalPodAutoscaler
      autoscaling/v2beta1 HorizontalPodAutoscaler
      autoscaling/v2beta2 HorizontalPodAutoscaler
      batch/v1 CronJob Job
      batch/v1beta1 CronJob
      certificates.k8s.io/v1 CertificateSigningRequest
      certificates.k8s.io/v1beta1 CertificateSigningRequest
      coordination.k8s.io/v1 Lease
      coordination.k8s.io/v1beta1 Lease
      discovery.k8s.io/v1 EndpointSlice
      discovery.k8s.io/v1beta1 EndpointSlice
      extensions/v1beta1 DaemonSet Deployment Ingress NetworkPolicy PodSecurityPolicy ReplicaSet
      networking.k8s.io/v1 Ingress IngressClass NetworkPolicy
      networking.k8s.io/v1beta1 Ingress IngressClass
      node.k8s.io/v1 RuntimeClass
      node.k8s.io/v1beta1 RuntimeClass
      policy/v1 PodDisruptionBudget
      policy/v1beta1 Eviction PodDisruptionBudget PodSecurityPolicy
      rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
      rbac.authorization.k8s.io/v1beta1 ClusterRole ClusterRoleBinding Role RoleBinding
      scheduling.k8s.io/v1 PriorityClass
      storage.k8s.io/v1 CSIDriver CSINode StorageClass VolumeAttachment
      storage.k8s.io/v1beta1 CSIDriver CSINode StorageClass VolumeAttachment
      authentication.k8s.io/v1 TokenRequest TokenReview
      authorization.k8s.io/v1 LocalSubjectAccessReview SubjectAccessReview
      """;

  static {
    for (Served served : Served.ALL) {
      KINDS.add(served.shown().apiVersion() + "/" + served.shown().kind());
    }
    AccessReviews.KINDS.values().forEach(kind -> KINDS.add("authorization.k8s.io/v1/" + kind));
    KINDS.addAll(Set.of("v1/DeleteOptions", "v1/Status", "autoscaling/v1/Scale"));
    OTHERS.lines().map(String::strip).forEach(KnownKinds::add);
  }

  private static void add(String line) {
    String[] words = line.split(" ", -1);
    for (int i = 1; i < words.length; i++) {
      KINDS.add(words[0] + "/" + words[i]);
      KINDS.add(words[0] + "/" + words[i] + "List");
    }
  }

  private static final Map<ResourceType, String> DIRECTORIES =
      Map.of(
          ResourceTypes.REPLICATION_CONTROLLERS, "controllers",
          ResourceTypes.SERVICES, "services/specs",
          ResourceTypes.ENDPOINTS, "services/endpoints");

  private KnownKinds() {}

  /** Where etcd would keep an object. */
  static String storageKey(ObjectKey key) {
    String directory = DIRECTORIES.getOrDefault(key.type(), key.type().plural());
    String namespace = key.namespace().isEmpty() ? "" : key.namespace() + "/";
    return "/registry/" + directory + "/" + namespace + key.name();
  }

  /** Whether a kind is known in an API version. */
  static boolean has(String kind, String apiVersion) {
    return KINDS.contains(apiVersion + "/" + kind);
  }
}
