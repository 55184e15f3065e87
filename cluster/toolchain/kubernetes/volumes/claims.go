package volumes

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	lister "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v10/controller"
)

// formerly is the provisioner that earlier versions of the cluster had. Its storage class gets volumes of this driver now; the
// folders that it made are removed with their claims.
const formerly = "rancher.io/local-path"

// claims gives claims their volumes, and larger ones their sizes, as CSI's provisioner and resizer do beside other drivers.
type claims struct {
	images
	client kubernetes.Interface
	lister lister.PersistentVolumeClaimLister
}

func followClaims(ctx context.Context, images images, kubeconfig string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	cluster := informers.NewSharedInformerFactory(client, 0)
	informer := cluster.Core().V1().PersistentVolumeClaims()
	c := &claims{images, client, informer.Lister()}
	provisioner := controller.NewProvisionController(klog.Background(), client, Driver, c, controller.LeaderElection(false),
		controller.AdditionalProvisionerNames([]string{formerly}), controller.ClaimsInformer(informer.Informer()),
		controller.FailedProvisionThreshold(0), controller.FailedDeleteThreshold(0))
	cluster.Start(ctx.Done())
	cluster.WaitForCacheSync(ctx.Done())
	go wait.UntilWithContext(ctx, c.grow, time.Second)
	provisioner.Run(ctx)
	return nil
}

// Provision implements controller.Provisioner.
func (c *claims) Provision(_ context.Context, asked controller.ProvisionOptions) (*core.PersistentVolume, controller.ProvisioningState, error) {
	request := asked.PVC.Spec.Resources.Requests[core.ResourceStorage]
	size, err := c.create(asked.PVName, request.Value())
	if err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	return &core.PersistentVolume{ObjectMeta: meta.ObjectMeta{Name: asked.PVName}, Spec: core.PersistentVolumeSpec{
		AccessModes: asked.PVC.Spec.AccessModes, VolumeMode: asked.PVC.Spec.VolumeMode, MountOptions: asked.StorageClass.MountOptions,
		PersistentVolumeReclaimPolicy: *asked.StorageClass.ReclaimPolicy,
		Capacity:                      storage(*resource.NewQuantity(size, resource.BinarySI)),
		PersistentVolumeSource: core.PersistentVolumeSource{
			CSI: &core.CSIPersistentVolumeSource{Driver: Driver, VolumeHandle: asked.PVName}},
	}}, controller.ProvisioningFinished, nil
}

// Delete implements controller.Provisioner.
func (c *claims) Delete(_ context.Context, volume *core.PersistentVolume) error {
	switch {
	case volume.Spec.CSI != nil:
		return c.remove(volume.Spec.CSI.VolumeHandle)
	case volume.Spec.Local != nil && filepath.Dir(volume.Spec.Local.Path) == string(c.images):
		return os.RemoveAll(volume.Spec.Local.Path)
	default:
		return fmt.Errorf("volume %s is none of %s", volume.Name, c.images)
	}
}

// grow looks at all claims, again and again: what failed is tried anew.
func (c *claims) grow(ctx context.Context) {
	all, err := c.lister.List(labels.Everything())
	for _, claim := range all {
		if err = c.growOne(ctx, claim); err != nil {
			fmt.Fprintln(os.Stderr, claim.Namespace, claim.Name, err)
		}
	}
}

func (c *claims) growOne(ctx context.Context, claim *core.PersistentVolumeClaim) error {
	asked, has := claim.Spec.Resources.Requests[core.ResourceStorage], claim.Status.Capacity[core.ResourceStorage]
	allocated, at := claim.Status.AllocatedResources[core.ResourceStorage], claim.Status.AllocatedResourceStatuses[core.ResourceStorage]
	failed := at == core.PersistentVolumeClaimControllerResizeInfeasible
	if claim.Status.Phase != core.ClaimBound || asked.Cmp(has) <= 0 || at != "" && !failed {
		return nil // it has its size, or it is the kubelet's turn
	}
	volumes := c.client.CoreV1().PersistentVolumes()
	volume, err := volumes.Get(ctx, claim.Spec.VolumeName, meta.GetOptions{})
	if err != nil || volume.Spec.CSI == nil || volume.Spec.CSI.Driver != Driver {
		return err
	}
	condition := core.PersistentVolumeClaimCondition{Type: core.PersistentVolumeClaimFileSystemResizePending, Status: core.ConditionTrue,
		LastTransitionTime: meta.Now(), Message: "the kubelet makes the file system larger"}
	next := core.PersistentVolumeClaimNodeResizePending
	if _, failure := c.images.grow(volume.Spec.CSI.VolumeHandle, asked.Value()); failure != nil {
		if failed && asked.Cmp(allocated) == 0 {
			return nil // and says so
		}
		next = core.PersistentVolumeClaimControllerResizeInfeasible
		condition.Type, condition.Message = core.PersistentVolumeClaimControllerResizeError, failure.Error()
	} else if err := patch(map[string]any{"spec": map[string]any{"capacity": storage(asked)}}, func(body []byte) error {
		_, err := volumes.Patch(ctx, volume.Name, types.MergePatchType, body, meta.PatchOptions{})
		return err
	}); err != nil {
		return err
	}
	status := map[string]any{"allocatedResources": storage(asked), "conditions": []core.PersistentVolumeClaimCondition{condition},
		"allocatedResourceStatuses": map[core.ResourceName]core.ClaimResourceStatus{core.ResourceStorage: next}}
	return patch(map[string]any{"status": status}, func(body []byte) error {
		_, err := c.client.CoreV1().PersistentVolumeClaims(claim.Namespace).
			Patch(ctx, claim.Name, types.MergePatchType, body, meta.PatchOptions{}, "status")
		return err
	})
}

func storage(size resource.Quantity) core.ResourceList {
	return core.ResourceList{core.ResourceStorage: size}
}

func patch(fields map[string]any, send func([]byte) error) error {
	body, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return send(body)
}
