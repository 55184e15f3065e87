package timestamps.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a class of tests that use the cluster: it runs beside other such classes, and
 * never while one disturbs the cluster.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Deployment.class)
@ResourceLock(value = Deployment.CLUSTER, mode = ResourceAccessMode.READ)
@interface OnCluster {

}
