package volumes

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"golang.org/x/sys/unix"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"k8s.io/mount-utils"
)

// node is the part of CSI that the kubelet calls: it mounts images by way of loop devices.
type node struct {
	csi.UnimplementedIdentityServer
	csi.UnimplementedNodeServer
	images
	name   string
	mounts mount.Interface
}

func (n *node) Probe(context.Context, *csi.ProbeRequest) (*csi.ProbeResponse, error) {
	return &csi.ProbeResponse{}, nil
}

func (n *node) NodeGetInfo(context.Context, *csi.NodeGetInfoRequest) (*csi.NodeGetInfoResponse, error) {
	return &csi.NodeGetInfoResponse{NodeId: n.name}, nil
}

func (n *node) NodeGetCapabilities(context.Context, *csi.NodeGetCapabilitiesRequest) (*csi.NodeGetCapabilitiesResponse, error) {
	response := &csi.NodeGetCapabilitiesResponse{}
	for _, can := range []csi.NodeServiceCapability_RPC_Type{csi.NodeServiceCapability_RPC_STAGE_UNSTAGE_VOLUME,
		csi.NodeServiceCapability_RPC_EXPAND_VOLUME, csi.NodeServiceCapability_RPC_GET_VOLUME_STATS} {
		response.Capabilities = append(response.Capabilities,
			&csi.NodeServiceCapability{Type: &csi.NodeServiceCapability_Rpc{Rpc: &csi.NodeServiceCapability_RPC{Type: can}}})
	}
	return response, nil
}

// NodeStageVolume mounts the volume on this node, and on no second one. All nodes are namespaces of one machine, so its
// kernel knows each image that has a loop device, whichever node mounted it, and for as long as that lasts: whether that node
// is cut off or its pod is forced away does not matter. Who looks holds the image's lock, so that two nodes do not look at once.
// A device that no process of the cluster has mounted is mounted again: the kernel then uses the file system that it has.
func (n *node) NodeStageVolume(_ context.Context, request *csi.NodeStageVolumeRequest) (*csi.NodeStageVolumeResponse, error) {
	path := n.path(request.VolumeId)
	image, err := os.Open(path)
	if err != nil {
		return nil, status.Error(codes.NotFound, err.Error())
	}
	defer image.Close()
	if err := unix.Flock(int(image.Fd()), unix.LOCK_EX); err != nil {
		return nil, err
	}
	return &csi.NodeStageVolumeResponse{}, n.mount(request.StagingTargetPath, func() error {
		devices, err := exec.Command("losetup", "--noheadings", "--output", "NAME", "--associated", path).Output()
		if err != nil {
			return err
		}
		// mount's own loop device goes with the last mount, whatever is killed when.
		source, flags := path, append(request.VolumeCapability.GetMount().GetMountFlags(), "loop")
		for _, device := range strings.Fields(string(devices)) {
			if held(device) {
				return status.Errorf(codes.FailedPrecondition, "volume %s is mounted on another node, which may still write to"+
					" it: wait until its replica has ended there, or power that node off", request.VolumeId)
			}
			source, flags = device, request.VolumeCapability.GetMount().GetMountFlags()
		}
		if err := n.mounts.Mount(source, request.StagingTargetPath, "xfs", flags); err != nil {
			return err
		}
		return n.fit(request.StagingTargetPath)
	})
}

// held tells whether a process of the cluster, on whatever node, has the device mounted. Another process may have it as well:
// one with a mount namespace of its own keeps a copy of every mount that existed when it began.
func held(device string) bool {
	tables, _ := filepath.Glob("/proc/[0-9]*/mountinfo")
	return slices.ContainsFunc(tables, func(table string) bool {
		process := filepath.Dir(table)
		return has(table, " "+device+" ") &&
			(has(filepath.Join(process, "environ"), "TIMESTAMPS_CLUSTER=") || has(filepath.Join(process, "cgroup"), "/timestamps/"))
	})
}

func has(file, text string) bool {
	content, err := os.ReadFile(file)
	return err == nil && strings.Contains(string(content), text)
}

func (n *node) NodeUnstageVolume(_ context.Context, request *csi.NodeUnstageVolumeRequest) (*csi.NodeUnstageVolumeResponse, error) {
	return &csi.NodeUnstageVolumeResponse{}, mount.CleanupMountPoint(request.StagingTargetPath, n.mounts, true)
}

func (n *node) NodePublishVolume(_ context.Context, request *csi.NodePublishVolumeRequest) (*csi.NodePublishVolumeResponse, error) {
	options := []string{"bind"}
	if request.Readonly {
		options = append(options, "ro")
	}
	return &csi.NodePublishVolumeResponse{}, n.mount(request.TargetPath, func() error {
		return n.mounts.Mount(request.StagingTargetPath, request.TargetPath, "", options)
	})
}

func (n *node) NodeUnpublishVolume(_ context.Context, request *csi.NodeUnpublishVolumeRequest) (*csi.NodeUnpublishVolumeResponse, error) {
	return &csi.NodeUnpublishVolumeResponse{}, mount.CleanupMountPoint(request.TargetPath, n.mounts, true)
}

// mount makes the folder and calls how, unless something is mounted there.
func (n *node) mount(target string, how func() error) error {
	if err := os.MkdirAll(target, 0o750); err != nil {
		return err
	}
	if mounted, err := n.mounts.IsMountPoint(target); mounted || err != nil {
		return err
	}
	return how()
}

func (n *node) NodeExpandVolume(_ context.Context, request *csi.NodeExpandVolumeRequest) (*csi.NodeExpandVolumeResponse, error) {
	return &csi.NodeExpandVolumeResponse{CapacityBytes: request.GetCapacityRange().GetRequiredBytes()}, n.fit(request.VolumePath)
}

// fit makes the file system that is mounted there as large as its image.
func (n *node) fit(path string) error {
	device, _, err := mount.GetDeviceNameFromMount(n.mounts, path)
	if err != nil {
		return err
	}
	// Past this machine's page cache where its file system can: a forced write is faster then. See docs/decisions/0014.
	_ = run("losetup", "--direct-io=on", device)
	if err := run("losetup", "--set-capacity", device); err != nil {
		return err
	}
	return run("xfs_growfs", "-d", path)
}

func (n *node) NodeGetVolumeStats(_ context.Context, request *csi.NodeGetVolumeStatsRequest) (*csi.NodeGetVolumeStatsResponse, error) {
	var is unix.Statfs_t
	if err := unix.Statfs(request.VolumePath, &is); err != nil {
		return nil, status.Error(codes.NotFound, err.Error())
	}
	usage := func(unit csi.VolumeUsage_Unit, total, free, available uint64, size int64) *csi.VolumeUsage {
		return &csi.VolumeUsage{Unit: unit, Total: int64(total) * size, Used: int64(total-free) * size, Available: int64(available) * size}
	}
	return &csi.NodeGetVolumeStatsResponse{Usage: []*csi.VolumeUsage{
		usage(csi.VolumeUsage_BYTES, is.Blocks, is.Bfree, is.Bavail, is.Bsize),
		usage(csi.VolumeUsage_INODES, is.Files, is.Ffree, is.Ffree, 1),
	}}, nil
}
