package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/cloudnativelabs/kube-router/v2/pkg/controllers/lballoc"
	"github.com/cloudnativelabs/kube-router/v2/pkg/controllers/netpol"
	"github.com/cloudnativelabs/kube-router/v2/pkg/healthcheck"
	"github.com/cloudnativelabs/kube-router/v2/pkg/options"
	"github.com/cloudnativelabs/kube-router/v2/pkg/version"
	"github.com/spf13/pflag"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
)

// runRouter is kube-router with two of its controllers, NetworkPolicies and load balancers' addresses, and its flags:
// its own main package brings BGP and a cloud's client along. It ends when ctx does.
func runRouter(ctx context.Context, arguments []string) error {
	config := options.NewKubeRouterConfig()
	flags := pflag.NewFlagSet(arguments[0], pflag.ContinueOnError)
	config.AddFlags(flags)
	if err := flags.Parse(arguments[1:]); err != nil {
		return err
	}
	if asked, _ := flags.GetBool("version"); asked {
		version.PrintVersion(false)
		return nil
	}
	connection, err := clientcmd.BuildConfigFromFlags(config.Master, config.Kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(connection)
	if err != nil {
		return err
	}
	cluster := informers.NewSharedInformerFactory(client, 0)
	services := cluster.Core().V1().Services().Informer()
	pods := cluster.Core().V1().Pods().Informer()
	namespaces := cluster.Core().V1().Namespaces().Informer()
	policies := cluster.Networking().V1().NetworkPolicies().Informer()

	tables, sets, err := netpol.NewIPTablesHandlers(config)
	if err != nil {
		return err
	}
	firewall, err := netpol.NewNetworkPolicyController(client, config, pods, policies, namespaces, new(sync.Mutex), tables, sets)
	if err != nil {
		return err
	}
	balancer, err := lballoc.NewLoadBalancerController(client, config, services)
	if err != nil {
		return err
	}
	cluster.Start(ctx.Done())
	cluster.WaitForCacheSync(ctx.Done())

	beats := make(chan *healthcheck.ControllerHeartbeat)
	var running sync.WaitGroup
	running.Add(2)
	go firewall.Run(beats, ctx.Done(), &running)
	go balancer.Run(beats, ctx.Done(), &running)
	for informer, handler := range map[cache.SharedIndexInformer]cache.ResourceEventHandler{
		pods: firewall.PodEventHandler, namespaces: firewall.NamespaceEventHandler, policies: firewall.NetworkPolicyEventHandler,
		services: oneByOne{balancer, services.GetStore()},
	} {
		if _, err := informer.AddEventHandler(handler); err != nil {
			return fmt.Errorf("cannot follow the cluster: %w", err)
		}
	}
	lost := make(chan error, 1)
	go func() { lost <- awaitLostLease(ctx, client) }()
	for {
		select {
		case <-beats:
		case err := <-lost:
			return err
		case <-ctx.Done():
			running.Wait()
			return nil
		}
	}
}

// awaitLostLease returns once nobody has renewed the allocator's lease for half a minute. An allocator that could not renew it for
// ten seconds has stopped for good (kube-router 2.1.0): new Services would get no address. The supervisor starts this program again.
func awaitLostLease(ctx context.Context, client kubernetes.Interface) error {
	var renewed meta.MicroTime
	seen := time.Now()
	return wait.PollUntilContextCancel(ctx, 5*time.Second, false, func(ctx context.Context) (bool, error) {
		lease, err := client.CoordinationV1().Leases("kube-system").Get(ctx, "kube-router-lballoc", meta.GetOptions{})
		if err != nil || lease.Spec.RenewTime == nil {
			return false, nil // the cluster does not answer: the lease may be renewed
		}
		if !lease.Spec.RenewTime.Equal(&renewed) {
			renewed, seen = *lease.Spec.RenewTime, time.Now()
		}
		if time.Since(seen) > 30*time.Second {
			return false, fmt.Errorf("nobody has renewed the lease of the load balancer's allocator since %s", renewed)
		}
		return false, nil
	})
}

// oneByOne gives a new Service to the allocator only when the one before has its address in the cache, where the
// allocator looks for the next that is free; two at once would get the same.
type oneByOne struct {
	*lballoc.LoadBalancerController
	cache cache.Store
}

func (o oneByOne) OnAdd(added any, initial bool) {
	o.LoadBalancerController.OnAdd(added, initial)
	service, ok := added.(*core.Service)
	if !ok || service.Spec.Type != core.ServiceTypeLoadBalancer {
		return
	}
	_ = wait.PollUntilContextTimeout(context.Background(), 10*time.Millisecond, time.Second, true,
		func(context.Context) (bool, error) {
			cached, known, err := o.cache.Get(service)
			return !known || len(cached.(*core.Service).Status.LoadBalancer.Ingress) > 0, err
		})
}
