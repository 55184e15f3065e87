// Package volumes is the cluster's CSI driver: each volume is an XFS file system in a file of this machine, with a size of its
// own, which grows while it is mounted.
package volumes

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"

	"github.com/container-storage-interface/spec/lib/go/csi"
	"google.golang.org/grpc"
	kubelet "k8s.io/kubelet/pkg/apis/pluginregistration/v1"
	"k8s.io/mount-utils"
)

// Driver is the driver's name, in volumes and in storage classes.
const Driver = "volumes.timestamps"

// Serve answers the kubelet of one node, and with -kubeconfig gives the cluster's claims their volumes. It returns when
// something fails.
func Serve(ctx context.Context, arguments []string) error {
	var folder, name, socket, registration, kubeconfig string
	flags := flag.NewFlagSet(arguments[0], flag.ContinueOnError)
	flags.StringVar(&folder, "folder", "", "where the images are")
	flags.StringVar(&name, "node", "", "this node's name")
	flags.StringVar(&socket, "socket", "", "where the kubelet calls this driver")
	flags.StringVar(&registration, "registration", "", "the socket by which the kubelet finds it, in the kubelet's plugins_registry")
	flags.StringVar(&kubeconfig, "kubeconfig", "", "of who makes volumes; on one node of the cluster")
	if err := flags.Parse(arguments[1:]); err != nil {
		return err
	}

	failed := make(chan error)
	if kubeconfig != "" {
		go func() { failed <- followClaims(ctx, images(folder), kubeconfig) }()
	}
	driver := &node{images: images(folder), name: name, mounts: mount.NewWithoutSystemd("")}
	go serve(socket, failed, func(server *grpc.Server) {
		csi.RegisterIdentityServer(server, driver)
		csi.RegisterNodeServer(server, driver)
	})
	go serve(registration, failed, func(server *grpc.Server) {
		kubelet.RegisterRegistrationServer(server, &registrar{endpoint: socket, failed: failed})
	})
	return <-failed
}

func serve(socket string, failed chan<- error, register func(*grpc.Server)) {
	_ = os.Remove(socket)
	listener, err := net.Listen("unix", socket)
	if err != nil {
		failed <- err
		return
	}
	server := grpc.NewServer()
	register(server)
	failed <- server.Serve(listener)
}

// registrar tells the kubelet where the driver is.
type registrar struct {
	kubelet.UnimplementedRegistrationServer
	endpoint string
	failed   chan<- error
}

func (r *registrar) GetInfo(context.Context, *kubelet.InfoRequest) (*kubelet.PluginInfo, error) {
	return &kubelet.PluginInfo{Type: kubelet.CSIPlugin, Name: Driver, Endpoint: r.endpoint, SupportedVersions: []string{"1.0.0"}}, nil
}

func (r *registrar) NotifyRegistrationStatus(_ context.Context, told *kubelet.RegistrationStatus) (*kubelet.RegistrationStatusResponse, error) {
	if !told.PluginRegistered {
		r.failed <- fmt.Errorf("the kubelet did not register the driver: %s", told.Error)
	}
	return &kubelet.RegistrationStatusResponse{}, nil
}
